"""Wait for a process that waits in a loop."""

from multiprocessing import Process
from time import perf_counter as pc
from time import process_time


def wait():
    start = pc()
    while pc() - start < 1:
        pass


if __name__ == "__main__":
    start, used = pc(), process_time()
    process = Process(target=wait)
    process.start()
    process.join()
    print(f"Waited for {pc() - start:.2f} seconds")
    print(f"Used the CPU for {process_time() - used:.2f} seconds")
