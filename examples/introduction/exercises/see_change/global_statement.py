"""Change a list in a process, which declares it global."""

from multiprocessing import Process
from time import sleep as pause

numbers = [1, 2]


def change():
    global numbers
    pause(0.5)
    numbers = [*numbers, 3]


if __name__ == "__main__":
    worker = Process(target=change)
    worker.start()
    worker.join()
    print("Numbers:", numbers)
