"""Ask three times in two threads, so that two waits overlap."""

from concurrent.futures import ThreadPoolExecutor
from time import perf_counter as pc
from time import sleep as pause


def ask(number):
    pause(0.5)
    return f"answer {number}"


if __name__ == "__main__":
    start = pc()
    with ThreadPoolExecutor(max_workers=2) as ex:
        answers = ex.map(ask, (1, 2, 3))
    print(*answers, sep=", ")
    print(f"Three answers took {pc() - start:.2f} seconds")
