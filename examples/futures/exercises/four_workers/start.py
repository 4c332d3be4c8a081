"""Twelve pages, and a process for each of them."""

from multiprocessing import Process
from time import sleep as pause


def download(page):
    pause(0.3)


if __name__ == "__main__":
    # TODO: let four processes share out the twelve pages.
    processes = [
        Process(target=download, args=(n,)) for n in range(12)
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print("Twelve pages are here")
