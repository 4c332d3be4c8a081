"""Ask each future for its error, and exit with code 1."""

import sys
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
        futures = {}
        for page in "ants", "old bees", "cats", "old dogs":
            futures[page] = ex.submit(download, page)
    print("Saved:", sorted(saved))
    failed = [p for p in futures if futures[p].exception()]
    for page in failed:
        print(f"{page}: {futures[page].exception()}")
    sys.exit(1 if failed else 0)
