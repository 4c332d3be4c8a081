"""A program that is killed leaves its semaphores."""

import multiprocessing as mp
import os
import signal

if __name__ == "__main__":
    context = mp.get_context("spawn")
    lock = context.Lock()
    print("Performing a costly function", flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
