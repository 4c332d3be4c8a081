"""Wait for each result before the next call is made."""

from concurrent.futures import ThreadPoolExecutor
from time import sleep as pause


def fetch(name):
    pause(0.4)
    return f"{name} is here"


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=2) as ex:
        for page in (1, 2):
            text = ex.submit(fetch, f"Page {page}").result()
            picture = ex.submit(fetch, f"Picture {page}").result()
            print(text, picture, sep=", ")
