"""Catch errors where the calls are submitted."""

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
        for page in "ants", "old bees", "cats", "old dogs":
            try:
                ex.submit(download, page)
            except ValueError as error:
                print(f"{page}: {error}")
    print("Saved:", sorted(saved))
