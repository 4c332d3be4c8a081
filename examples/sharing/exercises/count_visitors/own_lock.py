"""Four threads count a visitor each, under a lock each."""

from threading import Lock, Thread
from time import sleep as pause

total = 0


def count_visitor():
    global total
    with Lock():
        seen = total
        pause(0.3)
        total = seen + 1


if __name__ == "__main__":
    threads = [Thread(target=count_visitor) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print("Visitors:", total)
