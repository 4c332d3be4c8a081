"""Ten calls in a row take ten times as long as one."""

from time import perf_counter as pc
from time import sleep as pause


def runner():
    print("Performing a costly function")
    pause(1)
    print("Function complete")


if __name__ == "__main__":
    start = pc()
    for _ in range(10):
        runner()
    end = pc()
    print(f"Process took {round(end - start, 2)} seconds")
