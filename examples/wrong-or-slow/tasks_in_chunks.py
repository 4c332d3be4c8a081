"""Send many calls together, in chunks."""

from concurrent.futures import ProcessPoolExecutor
from time import process_time


def square(number):
    return number * number


if __name__ == "__main__":
    numbers = range(2000)
    start = process_time()
    total = sum(map(square, numbers))
    used = process_time() - start
    print(f"A loop: sum {total}, a core for {used:.3f} seconds")
    with ProcessPoolExecutor(max_workers=1) as executor:
        executor.submit(square, 1).result()
        start = process_time()
        total = sum(executor.map(square, numbers, chunksize=500))
        used = process_time() - start
    print(f"A pool: sum {total}, a core for {used:.3f} seconds")
