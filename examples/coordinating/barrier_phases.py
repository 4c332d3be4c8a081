"""All threads do the first part before one begins the second."""

from threading import Barrier, Thread
from time import sleep as pause

barrier = Barrier(3)


def runner(number):
    pause(0.4 * number)
    print(f"Thread {number} has done its first part")
    barrier.wait()
    print(f"Thread {number} begins its second part")


if __name__ == "__main__":
    threads = [Thread(target=runner, args=(n,)) for n in (1, 2, 3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
