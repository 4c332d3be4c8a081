"""Measure how long each call computes."""

from concurrent.futures import ThreadPoolExecutor
from time import sleep as pause
from time import thread_time


def deliver(letter):
    start = thread_time()
    pause(0.4)
    return thread_time() - start


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=2) as ex:
        futures = [ex.submit(deliver, n) for n in range(4)]
        for n, future in enumerate(futures):
            seconds = future.result()
            print(f"Letter {n} took {seconds:.2f} seconds")
