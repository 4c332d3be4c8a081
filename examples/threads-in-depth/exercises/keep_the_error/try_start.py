"""Catch the error where the thread is started."""

from threading import Thread
from time import sleep as pause

texts = {}


def fetch(page):
    pause(0.3)
    if page == 2:
        raise ValueError("no such page")
    texts[page] = f"Text of page {page}"


if __name__ == "__main__":
    threads = [Thread(target=fetch, args=(n,)) for n in (1, 2, 3)]
    for page, thread in enumerate(threads, 1):
        try:
            thread.start()
        except ValueError as error:
            texts[page] = error
    for thread in threads:
        thread.join()
    for page in sorted(texts):
        print(f"{page}: {texts[page]}")
