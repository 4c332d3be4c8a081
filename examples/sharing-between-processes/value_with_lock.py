"""The lock that comes with a shared value keeps both additions."""

from multiprocessing import Barrier, Process, Value
from time import sleep as pause


def add(total, barrier):
    barrier.wait()
    with total.get_lock():
        seen = total.value
        pause(0.5)
        total.value = seen + 1


if __name__ == "__main__":
    args = Value("i", 0), Barrier(2)
    processes = [Process(target=add, args=args) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    total, _ = args
    print(f"Two processes added 1, and it is {total.value}")
