"""Wait for all of three calls."""

from concurrent.futures import ThreadPoolExecutor, wait
from time import perf_counter as pc
from time import sleep as pause


def runner(length):
    pause(0.3 * length)
    return length


if __name__ == "__main__":
    lengths = [6, 1, 6]
    with ThreadPoolExecutor(max_workers=3) as ex:
        start = pc()
        futures = [ex.submit(runner, length) for length in lengths]
        done, _ = wait(futures)
        print("In time:", [future.result() for future in done])
        print(f"Waited for {pc() - start:.2f} seconds")
