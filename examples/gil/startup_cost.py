"""Threads start sooner than interpreters, these than processes."""

import multiprocessing as mp
import threading
from concurrent import interpreters
from timeit import repeat


def do_nothing():
    pass


def use_process():
    process = mp.Process(target=do_nothing)
    process.start()
    process.join()


def use_interpreter():
    other = interpreters.create()
    other.call(do_nothing)
    other.close()


def use_thread():
    thread = threading.Thread(target=do_nothing)
    thread.start()
    thread.join()


def find_best(use):
    return min(repeat(use, number=1, repeat=8))


if __name__ == "__main__":
    mp.set_start_method("spawn")
    ways = [use_process, use_interpreter, use_thread]
    print(*(use.__name__ for use in sorted(ways, key=find_best)))
