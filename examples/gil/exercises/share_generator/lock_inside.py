"""Lock inside the generator that two threads take from."""

from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from time import sleep as pause

lock = Lock()


def find_pages():
    for page in range(4):
        with lock:
            pause(0.15)
        yield page


def take(pages):
    return next(pages, None)


def download(pages):
    got = []
    while (page := take(pages)) is not None:
        pause(0.3)
        got.append(page)
    return got


if __name__ == "__main__":
    pages = find_pages()
    with ThreadPoolExecutor(max_workers=2) as ex:
        first, second = ex.map(download, [pages, pages])
    print("Pages:", sorted(first + second))
