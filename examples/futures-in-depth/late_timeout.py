"""The with block holds back even an error until its call ends."""

from concurrent.futures import ProcessPoolExecutor
from time import perf_counter as pc
from time import sleep as pause


def runner(seconds):
    pause(seconds)
    print(f"Function {seconds} has completed")


if __name__ == "__main__":
    start = pc()
    try:
        with ProcessPoolExecutor(max_workers=1) as ex:
            f = ex.submit(runner, 2)
            try:
                f.result(timeout=0.5)
            finally:
                end = pc()
                print(f"Waited {round(end - start, 2)} seconds")
    except TimeoutError:
        end = pc()
        print("Gave up waiting for the result")
        print(f"Process took {round(end - start, 2)} seconds")
