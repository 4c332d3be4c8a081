"""Submit what comes next in the block of the pool."""

from concurrent.futures import ThreadPoolExecutor
from time import sleep as pause


def fetch(page):
    pause(0.3)
    print(f"Page {page} is here")
    return page + 1 if page < 3 else None


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=1) as ex:
        page = 1
        while page:
            page = ex.submit(fetch, page).result()
    print("All is done")
