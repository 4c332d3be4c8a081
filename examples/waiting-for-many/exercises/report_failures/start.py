"""Save four pages, and hear of no failure."""

from concurrent.futures import ThreadPoolExecutor
from time import sleep as pause

saved = []


def download(page):
    pause(0.3)
    if page.startswith("old"):
        raise ValueError("no such page")
    saved.append(page)


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=4) as ex:
        # TODO: print which pages failed and why; exit with code 1.
        for page in "ants", "old bees", "cats", "old dogs":
            ex.submit(download, page)
    print("Saved:", sorted(saved))
