"""Return the square, which nobody gets."""

from multiprocessing import Process
from time import sleep as pause

results = []


def runner(number):
    pause(0.4)
    return number * number


if __name__ == "__main__":
    processes = [
        Process(target=runner, args=(n,)) for n in range(4)
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print("Squares:", sorted(results))
