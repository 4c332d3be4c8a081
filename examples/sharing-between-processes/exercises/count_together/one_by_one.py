"""Three processes count, one after the other."""

from multiprocessing import Process, Value
from time import sleep as pause


def count_visitor(total):
    seen = total.value
    pause(0.3)
    total.value = seen + 1


if __name__ == "__main__":
    total = Value("i", 0)
    processes = [
        Process(target=count_visitor, args=(total,))
        for _ in range(3)
    ]
    for process in processes:
        process.start()
        process.join()
    print("Visitors:", total.value)
