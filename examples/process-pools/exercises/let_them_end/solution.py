"""Close the pool, and wait for its calls."""

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
        pool.join()
    print("Left the block")
