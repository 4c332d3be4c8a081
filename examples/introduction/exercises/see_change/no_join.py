"""Print the list before the thread has changed it."""

from threading import Thread
from time import sleep as pause

numbers = [1, 2]


def change():
    pause(0.5)
    numbers.append(3)


if __name__ == "__main__":
    worker = Thread(target=change)
    worker.start()
    print("Numbers:", numbers)
