"""Change a list in a process, and print another one."""

from multiprocessing import Process
from time import sleep as pause

numbers = [1, 2]


def change():
    pause(0.5)
    numbers.append(3)


if __name__ == "__main__":
    # TODO: let the main thread see what the worker appends.
    worker = Process(target=change)
    worker.start()
    worker.join()
    print("Numbers:", numbers)
