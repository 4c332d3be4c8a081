"""submit() gives a Future at once; result() waits for its value."""

import concurrent.futures as future
from time import perf_counter as pc
from time import sleep as pause


def runner(n):
    print(f"Performing costly function {n}")
    pause(n)
    return f"Function {n} has completed"


if __name__ == "__main__":
    start = pc()
    with future.ProcessPoolExecutor(max_workers=1) as ex:
        f = ex.submit(runner, 1)
        early = f.done()
        print(f.result())
    end = pc()
    print(f"A {type(f).__name__}, done at first: {early}")
    print(f"The same {type(f).__name__}, done now: {f.done()}")
    print(f"Process took {round(end - start, 2)} seconds")
