"""Six downloads at once, where the server allows two."""

from threading import Thread
from time import perf_counter as pc
from time import sleep as pause

inside, counts = [], []


def download(number):
    inside.append(number)
    counts.append(len(inside))
    pause(0.3)
    inside.remove(number)


if __name__ == "__main__":
    start = pc()
    # TODO: never have more than two downloads at the same time.
    threads = [Thread(target=download, args=(n,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"Six downloads took {pc() - start:.2f} seconds")
    print("Never more than two at once:", max(counts) <= 2)
