"""A thread takes any object as it is, a process a pickled copy."""

import pickle
from concurrent.futures import (
    ProcessPoolExecutor,
    ThreadPoolExecutor,
)

words = ["one", "two"]


def runner(items):
    return items


if __name__ == "__main__":
    for executor in (ThreadPoolExecutor, ProcessPoolExecutor):
        print(executor.__name__)
        with executor(max_workers=1) as ex:
            returned = ex.submit(runner, words).result()
            print("  gives", returned)
            print("  which is the list itself:", returned is words)
            try:
                answer = ex.submit(lambda: 42).result()
            except pickle.PicklingError:
                answer = "PicklingError"
            print("  calls a lambda:", answer)
