"""Say how long each call took, counted from one start."""

from concurrent.futures import ThreadPoolExecutor
from time import perf_counter as pc
from time import sleep as pause


def deliver(letter):
    pause(0.4)


if __name__ == "__main__":
    start = pc()
    with ThreadPoolExecutor(max_workers=2) as ex:
        futures = [ex.submit(deliver, n) for n in range(4)]
        for n, future in enumerate(futures):
            future.result()
            # TODO: print how long this call has taken.
            print(f"Letter {n} took {pc() - start:.2f} seconds")
