"""Wait in a pause, which leaves the CPU free."""

from time import perf_counter as pc
from time import process_time
from time import sleep as pause

if __name__ == "__main__":
    start, used = pc(), process_time()
    pause(1)
    print(f"Waited for {pc() - start:.2f} seconds")
    print(f"Used the CPU for {process_time() - used:.2f} seconds")
