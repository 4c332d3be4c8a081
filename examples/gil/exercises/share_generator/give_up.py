"""A thread that meets another in the generator gives up."""

from concurrent.futures import ThreadPoolExecutor
from time import sleep as pause


def find_pages():
    for page in range(4):
        pause(0.15)
        yield page


def take(pages):
    try:
        return next(pages, None)
    except ValueError:
        return None


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
