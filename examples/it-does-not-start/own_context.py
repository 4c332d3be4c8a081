"""A context of your own has the start method that you ask for."""

import multiprocessing as mp

if __name__ == "__main__":
    queue = mp.Queue()
    context = mp.get_context("spawn")
    print("Start method:", context.get_start_method())
