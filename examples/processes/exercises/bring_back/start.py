"""Append to a list of which each process has its own."""

from multiprocessing import Process
from time import sleep as pause

results = []


def runner(number):
    pause(0.4)
    results.append(number * number)


if __name__ == "__main__":
    # TODO: bring the squares back from the four processes.
    processes = [
        Process(target=runner, args=(n,)) for n in range(4)
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print("Squares:", sorted(results))
