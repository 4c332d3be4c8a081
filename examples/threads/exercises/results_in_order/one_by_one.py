"""Wait for each thread before the next one starts."""

from threading import Thread
from time import perf_counter as pc
from time import sleep as pause

results = []


def runner(length):
    pause(0.3 * length)
    results.append(length)


if __name__ == "__main__":
    start = pc()
    for length in (3, 1, 2):
        thread = Thread(target=runner, args=(length,))
        thread.start()
        thread.join()
    print("Results:", results)
    print(f"Three calls took {pc() - start:.2f} seconds")
