"""Go through a dictionary while a thread adds to it."""

from threading import Thread
from time import sleep as pause

counts = {"tea": 1, "coffee": 2}


def runner():
    pause(0.5)
    counts["water"] = 3


if __name__ == "__main__":
    Thread(target=runner).start()
    for name in counts:
        pause(1)
        print(name, counts[name])
