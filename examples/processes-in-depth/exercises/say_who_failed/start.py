"""Say that three pages are here, though one is missing."""

from multiprocessing import Process


def fetch(page):
    if page == 2:
        raise ValueError(f"no page {page}")


if __name__ == "__main__":
    children = [Process(target=fetch, args=(n,)) for n in (1, 2, 3)]
    for child in children:
        child.start()
    # TODO: say of each page whether it is here or has failed.
    for page, child in enumerate(children, start=1):
        child.join()
        print(f"Page {page} is here")
