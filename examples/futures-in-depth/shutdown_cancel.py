"""Shut down a pool without the calls that have not begun."""

from concurrent.futures import (
    ProcessPoolExecutor,
    ThreadPoolExecutor,
)
from time import sleep as pause

if __name__ == "__main__":
    for Executor in (ThreadPoolExecutor, ProcessPoolExecutor):
        ex = Executor(max_workers=1)
        futures = [ex.submit(pause, 1) for _ in range(5)]
        pause(0.4)
        ex.shutdown(cancel_futures=True)
        cancelled = [f.cancelled() for f in futures]
        print(f"{Executor.__name__}: {cancelled}")
