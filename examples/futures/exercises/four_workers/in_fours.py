"""Twelve pages, four processes at a time, none used twice."""

from multiprocessing import Process
from time import sleep as pause


def download(page):
    pause(0.3)


if __name__ == "__main__":
    for page in range(0, 12, 4):
        pages = range(page, page + 4)
        processes = [
            Process(target=download, args=(n,)) for n in pages
        ]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
    print("Twelve pages are here")
