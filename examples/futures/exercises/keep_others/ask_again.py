"""Ask the iterator of map for more after its error."""

from concurrent.futures import ThreadPoolExecutor
from time import sleep as pause


def fetch(page):
    pause(0.3)
    if page == 2:
        raise ValueError("no such page")
    return f"Text of page {page}"


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=3) as ex:
        texts = ex.map(fetch, range(5))
        for _ in range(5):
            try:
                print(next(texts))
            except (ValueError, StopIteration) as error:
                print("Failed:", error)
