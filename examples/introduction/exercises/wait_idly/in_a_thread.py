"""Wait for a thread that waits in a loop."""

from threading import Thread
from time import perf_counter as pc
from time import process_time


def wait(start):
    while pc() - start < 1:
        pass


if __name__ == "__main__":
    start, used = pc(), process_time()
    thread = Thread(target=wait, args=[start])
    thread.start()
    thread.join()
    print(f"Waited for {pc() - start:.2f} seconds")
    print(f"Used the CPU for {process_time() - used:.2f} seconds")
