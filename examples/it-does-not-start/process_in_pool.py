"""A worker of a Pool starts a process."""

from multiprocessing import Pool, Process


def square(number):
    print(number * number)


def runner(number):
    process = Process(target=square, args=(number,))
    process.start()
    process.join()


if __name__ == "__main__":
    with Pool(1) as pool:
        pool.map(runner, [2])
