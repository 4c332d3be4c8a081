"""Let threads append to the list."""

from threading import Thread
from time import sleep as pause

results = []


def runner(number):
    pause(0.4)
    results.append(number * number)


if __name__ == "__main__":
    threads = [Thread(target=runner, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print("Squares:", sorted(results))
