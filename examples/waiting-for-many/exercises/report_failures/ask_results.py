"""Ask for the results, and catch no error."""

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
        futures = [
            ex.submit(download, page)
            for page in ("ants", "old bees", "cats", "old dogs")
        ]
    print("Saved:", sorted(saved))
    for future in futures:
        future.result()
