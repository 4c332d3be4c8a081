"""A heart beats in a thread while the main thread computes."""

from threading import Thread
from time import perf_counter as pc
from time import sleep as pause


def compute():
    pow(5, 3_500_000)
    print("Computed")


def beat():
    start = pc()
    for _ in range(5):
        pause(0.04)
    print(f"Five beats took {pc() - start:.2f} seconds")


if __name__ == "__main__":
    # TODO: let the heart beat on time.
    heart = Thread(target=beat)
    heart.start()
    compute()
    heart.join()
