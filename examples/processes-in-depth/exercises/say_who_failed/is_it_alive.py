"""Ask each process whether it lives, after its end."""

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
        failed = child.is_alive()
        print(f"Page {page}", "has failed" if failed else "is here")
