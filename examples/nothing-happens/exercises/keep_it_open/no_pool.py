"""Fetch the pages in the main thread."""

from time import sleep as pause


def fetch(page):
    pause(0.3)
    print(f"Page {page} is here")
    return page + 1 if page < 3 else None


if __name__ == "__main__":
    page = 1
    while page:
        page = fetch(page)
    print("All is done")
