"""Change the list before the process is made."""

from multiprocessing import Process
from time import sleep as pause

numbers = [1, 2]


def change():
    pause(0.5)
    numbers.append(3)


if __name__ == "__main__":
    worker = Process(target=change())
    worker.start()
    worker.join()
    print("Numbers:", numbers)
