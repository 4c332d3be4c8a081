"""Two processes add 1 to one value, and one addition is lost."""

from multiprocessing import Barrier, Process, Value
from time import sleep as pause


def add(name, total, barrier):
    barrier.wait()
    seen = total.value
    print(f"The {name} process reads {seen}")
    pause(0.5)
    total.value = seen + 1


if __name__ == "__main__":
    total, barrier = Value("i", 0), Barrier(2)
    processes = [
        Process(target=add, args=(name, total, barrier))
        for name in ("first", "second")
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print("Total:", total.value)
