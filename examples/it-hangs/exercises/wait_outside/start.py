"""Let each page ask its own pool for a picture."""

from concurrent.futures import ThreadPoolExecutor
from time import sleep as pause


def fetch(name):
    pause(0.4)
    return f"{name} is here"


def fetch_page(page):
    text = fetch(f"Page {page}")
    # TODO: fetch all four by two threads, two at once.
    picture = ex.submit(fetch, f"Picture {page}")
    return text, picture.result()


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=2) as ex:
        for texts in ex.map(fetch_page, (1, 2)):
            print(*texts, sep=", ")
