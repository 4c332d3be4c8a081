"""Send all calls together."""

from multiprocessing import Pool
from time import sleep as pause


def runner(number):
    pause(0.3)


if __name__ == "__main__":
    with Pool(4) as pool:
        pool.map(runner, range(12), chunksize=4)
    print("Twelve calls made")
