"""Go through a copy of the dictionary, taken under a lock."""

from threading import Lock, Thread
from time import sleep as pause

counts = {"tea": 1, "coffee": 2}
lock = Lock()


def runner():
    pause(0.5)
    with lock:
        counts["water"] = 3


if __name__ == "__main__":
    Thread(target=runner).start()
    with lock:
        copied = dict(counts)
    for name in copied:
        pause(1)
        print(name, copied[name])
