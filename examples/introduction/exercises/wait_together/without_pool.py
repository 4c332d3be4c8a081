"""Ask three times by the map that starts no threads."""

from time import perf_counter as pc
from time import sleep as pause


def ask(number):
    pause(0.5)
    return f"answer {number}"


if __name__ == "__main__":
    start = pc()
    answers = map(ask, (1, 2, 3))
    print(*answers, sep=", ")
    print(f"Three answers took {pc() - start:.2f} seconds")
