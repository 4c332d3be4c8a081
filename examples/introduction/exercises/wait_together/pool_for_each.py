"""Ask three times, and wait at the end of three pools."""

from concurrent.futures import ThreadPoolExecutor
from time import perf_counter as pc
from time import sleep as pause


def ask(number):
    pause(0.5)
    return f"answer {number}"


if __name__ == "__main__":
    start = pc()
    answers = []
    for number in (1, 2, 3):
        with ThreadPoolExecutor(max_workers=3) as ex:
            answers.extend(ex.map(ask, [number]))
    print(*answers, sep=", ")
    print(f"Three answers took {pc() - start:.2f} seconds")
