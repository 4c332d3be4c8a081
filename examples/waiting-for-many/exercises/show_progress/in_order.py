"""Count the pages in the order of the calls."""

from concurrent.futures import ThreadPoolExecutor
from time import sleep as pause


def download(page):
    pause(0.3 * page)
    print("Downloaded page", page)


if __name__ == "__main__":
    pages = [3, 1, 2]
    with ThreadPoolExecutor(max_workers=3) as ex:
        calls = ex.map(download, pages)
        for done, _ in enumerate(calls, 1):
            print(done, "of", len(pages))
