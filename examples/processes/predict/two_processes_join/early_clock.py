"""The clock is read before the joins."""

import multiprocessing as mp
from time import perf_counter as pc
from time import sleep as pause


def runner():
    print("Performing a costly function")
    pause(1)
    print("Function complete")


if __name__ == "__main__":
    start = pc()

    p1 = mp.Process(target=runner)
    p2 = mp.Process(target=runner)

    p1.start()
    p2.start()
    end = pc()
    p1.join()
    p2.join()

    print(f"Process took {round(end - start, 2)} seconds")
