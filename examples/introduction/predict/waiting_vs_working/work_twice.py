"""Both parts work, so both use the processor."""

from time import perf_counter as pc
from time import process_time


def work(seconds):
    end = process_time() + seconds
    while process_time() < end:
        pass


if __name__ == "__main__":
    start, used = pc(), process_time()
    work(1)
    passed, used = pc() - start, process_time() - used
    print(f"Waiting took {round(passed, 2)} seconds")
    print(f"Waiting used the CPU for {round(used, 2)} seconds")

    used = process_time()
    work(0.5)
    used = process_time() - used
    print(f"Working used the CPU for {round(used, 2)} seconds")
