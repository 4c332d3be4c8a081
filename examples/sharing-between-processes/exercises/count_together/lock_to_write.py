"""Three processes count, and lock to write."""

from multiprocessing import Barrier, Process, Value
from time import sleep as pause


def count_visitor(total, all_here):
    all_here.wait()
    seen = total.value
    pause(0.3)
    with total.get_lock():
        total.value = seen + 1


if __name__ == "__main__":
    total, all_here = Value("i", 0), Barrier(3)
    processes = [
        Process(target=count_visitor, args=(total, all_here))
        for _ in range(3)
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print("Visitors:", total.value)
