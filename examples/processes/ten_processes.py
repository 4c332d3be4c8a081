"""Ten processes of one function, an argument for each."""

import multiprocessing as mp
from time import perf_counter as pc
from time import sleep as pause


def some_method(some_var):
    print(f"Performing costly function {some_var}")
    pause(1)
    print(f"Function {some_var} has completed")


if __name__ == "__main__":
    start = pc()
    processes = []
    for some_var in range(10):
        p = mp.Process(target=some_method, args=[some_var])
        p.start()
        processes.append(p)
    for p in processes:
        p.join()
    end = pc()
    print(f"Process took {round(end - start, 2)} seconds")
