"""Let a callback submit what comes next."""

from concurrent.futures import ThreadPoolExecutor
from time import sleep as pause


def fetch(page):
    pause(0.3)
    print(f"Page {page} is here")
    return page + 1 if page < 3 else None


def go_on(future):
    if page := future.result():
        ex.submit(fetch, page).add_done_callback(go_on)


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=1) as ex:
        # TODO: let the pool fetch all three pages.
        ex.submit(fetch, 1).add_done_callback(go_on)
    print("All is done")
