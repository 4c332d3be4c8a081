"""A killed worker breaks a pool of loky, and a process pool too."""

import os
import signal
from concurrent.futures import ProcessPoolExecutor
from time import sleep

import loky


def run_on(executor):
    with executor:
        pid = executor.submit(os.getpid).result()
        futures = [executor.submit(sleep, 1) for _ in range(6)]
        futures[1].result()
        sleep(0.5)
        os.kill(pid, signal.SIGKILL)
        errors = [future.exception() for future in futures]
        print("Last call:", type(errors[-1]).__name__)


if __name__ == "__main__":
    run_on(loky.ProcessPoolExecutor(max_workers=2))
    run_on(ProcessPoolExecutor(max_workers=2))
