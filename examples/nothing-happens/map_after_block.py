"""A pool of multiprocessing takes no calls after its block."""

from multiprocessing import Pool


def runner(number):
    return number * number


if __name__ == "__main__":
    with Pool(1) as pool:
        print("Results:", pool.map(runner, [1, 2]))
    print("Results:", pool.map(runner, [3, 4]))
