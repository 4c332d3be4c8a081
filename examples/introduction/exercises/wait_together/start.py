"""Ask three times in one thread, so that the waits add up."""

from concurrent.futures import ThreadPoolExecutor
from time import perf_counter as pc
from time import sleep as pause


def ask(number):
    pause(0.5)
    return f"answer {number}"


if __name__ == "__main__":
    start = pc()
    # TODO: let the three waits overlap.
    with ThreadPoolExecutor(max_workers=1) as ex:
        answers = ex.map(ask, (1, 2, 3))
    print(*answers, sep=", ")
    print(f"Three answers took {pc() - start:.2f} seconds")
