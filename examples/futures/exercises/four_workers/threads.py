"""Twelve pages, shared out among four threads."""

from concurrent.futures import ThreadPoolExecutor
from time import sleep as pause


def download(page):
    pause(0.3)


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=4) as ex:
        ex.map(download, range(12))
    print("Twelve pages are here")
