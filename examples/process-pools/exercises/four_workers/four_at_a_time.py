"""Start four processes, and then four others."""

from multiprocessing import Process
from time import sleep as pause


def runner(number):
    pause(0.3)


if __name__ == "__main__":
    for first in (0, 4, 8):
        processes = [
            Process(target=runner, args=(first + n,))
            for n in range(4)
        ]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
    print("Twelve calls made")
