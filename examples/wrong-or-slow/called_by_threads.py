"""Give the thread the function, and what it is called with."""

from threading import Thread
from time import perf_counter as pc
from time import sleep as pause


def runner(seconds):
    pause(seconds)


if __name__ == "__main__":
    start = pc()
    threads = [Thread(target=runner, args=[1]) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"It took {round(pc() - start, 2)} seconds")
