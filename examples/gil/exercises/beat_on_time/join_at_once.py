"""A heart beats once another process has computed."""

from multiprocessing import Process
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
    worker = Process(target=compute)
    worker.start()
    worker.join()
    beat()
