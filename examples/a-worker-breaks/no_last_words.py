"""A program that fails cleans up its semaphores."""

import multiprocessing as mp
import sys

if __name__ == "__main__":
    context = mp.get_context("spawn")
    lock = context.Lock()
    print("Performing a costly function")
    sys.exit("It has failed")
