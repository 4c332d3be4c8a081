"""A worker function stores what runner returns in a Manager."""

import multiprocessing as mp
from time import perf_counter as pc
from time import sleep as pause


def runner(n):
    print(f"Performing costly function {n}")
    pause(1)
    return f"Function {n} has completed"


def worker(results, n):
    results[n] = runner(n)


if __name__ == "__main__":
    with mp.Manager() as manager:
        results = manager.dict()
        start = pc()
        processes = []
        for n in range(4):
            p = mp.Process(target=worker, args=(results, n))
            p.start()
            processes.append(p)
        for p in processes:
            p.join()
        end = pc()
        for n in range(4):
            print(results[n])
    print(f"Process took {round(end - start, 2)} seconds")
