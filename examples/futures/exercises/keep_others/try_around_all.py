"""Catch the error around the whole loop."""

from concurrent.futures import ThreadPoolExecutor
from time import sleep as pause


def fetch(page):
    pause(0.3)
    if page == 2:
        raise ValueError("no such page")
    return f"Text of page {page}"


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=3) as ex:
        try:
            for text in ex.map(fetch, range(5)):
                print(text)
        except ValueError as error:
            print("Failed:", error)
