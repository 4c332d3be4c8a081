"""Wait in a loop, which keeps a core busy."""

from time import perf_counter as pc
from time import process_time

if __name__ == "__main__":
    start, used = pc(), process_time()
    # TODO: wait as long, and leave the CPU free.
    while pc() - start < 1:
        pass
    print(f"Waited for {pc() - start:.2f} seconds")
    print(f"Used the CPU for {process_time() - used:.2f} seconds")
