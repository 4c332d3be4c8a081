"""Each result is asked for before the next call is submitted."""

from concurrent.futures import ProcessPoolExecutor
from time import perf_counter as pc
from time import sleep as pause


def runner(number):
    pause(0.5)
    print(f"Function {number} has completed")


if __name__ == "__main__":
    start = pc()
    with ProcessPoolExecutor(max_workers=1) as ex:
        for number in [1, 2, 3]:
            ex.submit(runner, number).result()
        print("The last line in the with block")
    print("The first line after it")
    end = pc()
    print(f"Process took {round(end - start, 2)} seconds")
