"""Ask each process how it has ended."""

from multiprocessing import Process


def fetch(page):
    if page == 2:
        raise ValueError(f"no page {page}")


if __name__ == "__main__":
    children = [Process(target=fetch, args=(n,)) for n in (1, 2, 3)]
    for child in children:
        child.start()
    for page, child in enumerate(children, start=1):
        child.join()
        failed = child.exitcode != 0
        print(f"Page {page}", "has failed" if failed else "is here")
