"""Fetch five pages without waiting for any of them."""

import multiprocessing as mp
from time import perf_counter as pc
from time import sleep as pause


def fetch(page):
    print(f"Asking for page {page}")
    pause(0.4)
    print(f"Page {page} is here")


if __name__ == "__main__":
    start = pc()
    for page in range(5):
        p = mp.Process(target=fetch, args=(page,))
        p.start()
    print(f"Fetched five pages in {pc() - start:.2f} seconds")
