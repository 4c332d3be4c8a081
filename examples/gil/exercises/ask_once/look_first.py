"""Four threads look for a page, and ask if it is not there."""

from concurrent.futures import ThreadPoolExecutor
from time import perf_counter as pc
from time import sleep as pause

asked = []
pages = {}


def ask(page):
    asked.append(page)
    pause(0.5)
    return f"page {page}"


def runner(page):
    if page not in pages:
        pages[page] = ask(page)
    return pages[page]


if __name__ == "__main__":
    start = pc()
    with ThreadPoolExecutor(max_workers=4) as ex:
        print(*ex.map(runner, [1, 2, 1, 2]), sep=", ")
    print("Asked for:", sorted(asked))
    print(f"It took {pc() - start:.2f} seconds")
