"""Leave the failure out."""

from concurrent.futures import ThreadPoolExecutor
from time import sleep as pause


def fetch(page):
    pause(0.3)
    if page == 2:
        raise ValueError("no such page")
    return f"Text of page {page}"


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=3) as ex:
        futures = [ex.submit(fetch, page) for page in range(5)]
        for future in futures:
            if future.exception() is None:
                print(future.result())
