"""Let the main thread ask the pool for pages and pictures."""

from concurrent.futures import ThreadPoolExecutor
from time import sleep as pause


def fetch(name):
    pause(0.4)
    return f"{name} is here"


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=2) as ex:
        pages = ex.map(fetch, ("Page 1", "Page 2"))
        pictures = ex.map(fetch, ("Picture 1", "Picture 2"))
        for texts in zip(pages, pictures, strict=True):
            print(*texts, sep=", ")
