"""Give each call a thread, so that none has to wait."""

from concurrent.futures import ThreadPoolExecutor
from time import perf_counter as pc
from time import sleep as pause


def deliver(letter):
    pause(0.4)


if __name__ == "__main__":
    start = pc()
    with ThreadPoolExecutor(max_workers=4) as ex:
        futures = [ex.submit(deliver, n) for n in range(4)]
        for n, future in enumerate(futures):
            future.result()
            print(f"Letter {n} took {pc() - start:.2f} seconds")
