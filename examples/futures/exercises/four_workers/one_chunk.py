"""Twelve pages, all of them in one chunk for one process."""

from concurrent.futures import ProcessPoolExecutor
from time import sleep as pause


def download(page):
    pause(0.3)


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=4) as ex:
        ex.map(download, range(12), chunksize=12)
    print("Twelve pages are here")
