"""Count each page when it has been downloaded."""

from concurrent.futures import ThreadPoolExecutor, as_completed
from time import sleep as pause


def download(page):
    pause(0.3 * page)
    print("Downloaded page", page)


if __name__ == "__main__":
    pages = [3, 1, 2]
    with ThreadPoolExecutor(max_workers=3) as ex:
        futures = [ex.submit(download, page) for page in pages]
        for done, _ in enumerate(as_completed(futures), 1):
            print(done, "of", len(pages))
