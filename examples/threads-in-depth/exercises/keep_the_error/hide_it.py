"""Catch the error, and leave it at that."""

from threading import Thread
from time import sleep as pause

texts = {}


def fetch(page):
    try:
        pause(0.3)
        if page == 2:
            raise ValueError("no such page")
        texts[page] = f"Text of page {page}"
    except ValueError:
        pass


if __name__ == "__main__":
    threads = [Thread(target=fetch, args=(n,)) for n in (1, 2, 3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for page in sorted(texts):
        print(f"{page}: {texts[page]}")
