"""Start a process for each of twelve calls."""

from multiprocessing import Process
from time import sleep as pause


def runner(number):
    pause(0.3)


if __name__ == "__main__":
    # TODO: let four processes make all calls.
    processes = [
        Process(target=runner, args=(n,)) for n in range(12)
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print("Twelve calls made")
