"""The built-in map runs nothing before you iterate over it."""

from time import perf_counter as pc
from time import sleep as pause


def runner(n):
    print(f"Performing costly function {n}")
    pause(n)
    return f"Function {n} has completed"


if __name__ == "__main__":
    start = pc()
    p = [5, 4, 3, 2, 1]
    results = map(runner, p)
    print("Nothing has run yet")

    for r in results:
        print(r)

    end = pc()
    print(f"Process took {round(end - start, 2)} seconds")
