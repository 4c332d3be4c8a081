"""Close the pool, and do not wait."""

from multiprocessing import Pool
from time import sleep as pause


def save(page):
    pause(1.6)
    print(f"Page {page} is saved")


if __name__ == "__main__":
    with Pool(2) as pool:
        for page in range(2):
            pool.apply_async(save, (page,))
        pause(1)
        pool.close()
    print("Left the block")
