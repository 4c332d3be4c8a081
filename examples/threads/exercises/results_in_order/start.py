"""Keep the results in the order in which they come."""

from threading import Thread
from time import perf_counter as pc
from time import sleep as pause

results = []


def runner(length):
    pause(0.3 * length)
    results.append(length)


if __name__ == "__main__":
    start = pc()
    # TODO: keep them in the order of the calls.
    threads = [Thread(target=runner, args=(n,)) for n in (3, 1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print("Results:", results)
    print(f"Three calls took {pc() - start:.2f} seconds")
