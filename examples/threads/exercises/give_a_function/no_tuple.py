"""Give each thread a number where it takes a tuple."""

from threading import Thread
from time import perf_counter as pc
from time import sleep as pause


def fetch(page):
    pause(0.4)
    print(f"Page {page} is here")


if __name__ == "__main__":
    start = pc()
    threads = [
        Thread(target=fetch, args=(page)) for page in (1, 2, 3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"Three pages took {pc() - start:.2f} seconds")
