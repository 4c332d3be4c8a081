"""What one worker does alone is a limit for all of them."""

from concurrent.futures import ThreadPoolExecutor
from time import perf_counter
from time import sleep as pause


def read_the_list():
    pause(0.6)


def work_on(number):
    pause(0.3)


def do_all(workers):
    read_the_list()
    with ThreadPoolExecutor(max_workers=workers) as executor:
        list(executor.map(work_on, range(4)))


if __name__ == "__main__":
    for workers in (1, 2, 4):
        start = perf_counter()
        do_all(workers)
        seconds = round(perf_counter() - start, 2)
        print(f"{workers} at work: {seconds} seconds")
