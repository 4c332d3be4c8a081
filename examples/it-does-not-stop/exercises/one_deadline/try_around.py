"""Wait for three calls, until the first is late."""

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
        try:
            for future in futures:
                results.append(future.result(timeout=0.5))
        except TimeoutError:
            pass
        print("In time:", results)
        print(f"Waited for {pc() - start:.2f} seconds")
