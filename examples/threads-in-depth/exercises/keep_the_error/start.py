"""Go on as if no page had failed."""

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
    for thread in threads:
        thread.start()
    # TODO: print the error as the text of its page.
    for thread in threads:
        thread.join()
    for page in sorted(texts):
        print(f"{page}: {texts[page]}")
