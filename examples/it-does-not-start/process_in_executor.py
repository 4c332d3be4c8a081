"""A worker of an executor starts a process."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Process


def square(number):
    print(number * number)


def runner(number):
    process = Process(target=square, args=(number,))
    process.start()
    process.join()


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=1) as executor:
        executor.submit(runner, 2).result()
