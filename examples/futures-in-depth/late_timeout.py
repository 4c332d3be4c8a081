"""The with block holds back even an error until its call ends."""

import concurrent.futures as future
from time import perf_counter as pc
from time import sleep as pause


def runner(n):
    pause(n)
    print(f"Function {n} has completed")


if __name__ == "__main__":
    start = pc()
    try:
        with future.ProcessPoolExecutor(max_workers=1) as ex:
            f = ex.submit(runner, 1)
            try:
                f.result(timeout=0.5)
            finally:
                end = pc()
                print(f"Waited {round(end - start, 2)} seconds")
    except TimeoutError:
        end = pc()
        print("Gave up waiting for the result")
        print(f"Process took {round(end - start, 2)} seconds")
