"""Four threads count a visitor each, and some get lost."""

from threading import Thread
from time import sleep as pause

total = 0


def count_visitor():
    global total
    # TODO: lose no visitor.
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
