"""The start method is set after a queue has settled it."""

import multiprocessing as mp

if __name__ == "__main__":
    queue = mp.Queue()
    mp.set_start_method("spawn")
    print("Start method:", mp.get_start_method())
