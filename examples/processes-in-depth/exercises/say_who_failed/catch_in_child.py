"""Catch the error in the child, which then ends well."""

from multiprocessing import Process


def fetch(page):
    try:
        if page == 2:
            raise ValueError(f"no page {page}")
    except ValueError:
        print(f"Page {page} has failed")


if __name__ == "__main__":
    children = [Process(target=fetch, args=(n,)) for n in (1, 2, 3)]
    for child in children:
        child.start()
    for page, child in enumerate(children, start=1):
        child.join()
        print(f"Page {page} is here")
