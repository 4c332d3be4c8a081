"""Wait half a second for each of three calls."""

from concurrent.futures import ThreadPoolExecutor, TimeoutError
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
        results = []
        # TODO: wait half a second for all of them together.
        for future in futures:
            try:
                results.append(future.result(timeout=0.5))
            except TimeoutError:
                continue
        print("In time:", results)
        print(f"Waited for {pc() - start:.2f} seconds")
