"""The mistake: joining in the loop that starts."""

import multiprocessing as mp
from time import perf_counter as pc
from time import sleep as pause


def runner():
    print("Performing a costly function")
    pause(1)
    print("Function complete")


if __name__ == "__main__":
    start = pc()
    for _ in range(3):
        p = mp.Process(target=runner)
        p.start()
        p.join()
    end = pc()
    print(f"Process took {round(end - start, 2)} seconds")
