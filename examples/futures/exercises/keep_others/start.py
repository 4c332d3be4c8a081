"""Print the texts of five pages, one of which is missing."""

from concurrent.futures import ThreadPoolExecutor
from time import sleep as pause


def fetch(page):
    pause(0.3)
    if page == 2:
        raise ValueError("no such page")
    return f"Text of page {page}"


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=3) as ex:
        # TODO: report the failure, and print the other texts.
        for text in ex.map(fetch, range(5)):
            print(text)
