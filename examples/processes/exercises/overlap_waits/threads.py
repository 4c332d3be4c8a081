"""Fetch five pages by five threads of one process."""

import threading
from time import perf_counter as pc
from time import sleep as pause


def fetch(page):
    print(f"Asking for page {page}")
    pause(0.4)
    print(f"Page {page} is here")


if __name__ == "__main__":
    start = pc()
    threads = []
    for page in range(5):
        t = threading.Thread(target=fetch, args=(page,))
        t.start()
        threads.append(t)
    for t in threads:
        t.join()
    print(f"Fetched five pages in {pc() - start:.2f} seconds")
