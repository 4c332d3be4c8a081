"""concurrent_tee gives each thread all that an iterator has."""

import threading
from concurrent.futures import ThreadPoolExecutor
from time import sleep as pause

made = []


def numbers():
    for number in range(3):
        made.append(number)
        pause(0.1)
        yield number


if __name__ == "__main__":
    iterators = threading.concurrent_tee(numbers(), 2)
    with ThreadPoolExecutor(max_workers=2) as executor:
        lists = executor.map(list, iterators)
    print("Made:", made)
    print("Taken:", *lists)
