"""A thread pool cancels all that waits, a process pool not all."""

from concurrent.futures import (
    ProcessPoolExecutor,
    ThreadPoolExecutor,
)
from time import sleep as pause

if __name__ == "__main__":
    for Executor in (ThreadPoolExecutor, ProcessPoolExecutor):
        with Executor(max_workers=1) as ex:
            futures = [ex.submit(pause, 1) for _ in range(5)]
            pause(0.4)
            cancelled = [f.cancel() for f in futures]
        print(f"{Executor.__name__}: {cancelled}")
