"""Make one call at a time."""

from multiprocessing import Pool
from time import sleep as pause


def save(page):
    pause(1.6)
    print(f"Page {page} is saved")


if __name__ == "__main__":
    with Pool(2) as pool:
        for page in range(2):
            pool.apply(save, (page,))
        pause(1)
    print("Left the block")
