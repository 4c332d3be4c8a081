"""Wait for each page before the next one is asked for."""

from concurrent.futures import ThreadPoolExecutor
from time import sleep as pause


def download(page):
    pause(0.3 * page)
    print("Downloaded page", page)


if __name__ == "__main__":
    pages = [3, 1, 2]
    with ThreadPoolExecutor(max_workers=3) as ex:
        for done, page in enumerate(pages, 1):
            ex.submit(download, page).result()
            print(done, "of", len(pages))
