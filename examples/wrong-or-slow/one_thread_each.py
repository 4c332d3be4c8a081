"""Tell the library of each process to start one thread."""

import os
from concurrent.futures import (
    ProcessPoolExecutor,
    ThreadPoolExecutor,
)
from time import sleep as pause

os.environ.setdefault("OMP_NUM_THREADS", "1")


def multiply():
    size = int(os.environ.get("OMP_NUM_THREADS", 4))
    with ThreadPoolExecutor(max_workers=size) as library:
        library.map(pause, [1] * size)
    return size


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=2) as executor:
        futures = [executor.submit(multiply) for _ in range(2)]
        print("Threads:", sum(f.result() for f in futures))
