"""Meet between the two parts."""

from threading import Barrier, Thread
from time import sleep as pause

all_ready = Barrier(3)


def runner(number):
    pause(0.3 + 0.3 * number)
    print("Part one", number)
    all_ready.wait()
    pause(0.6 * number)
    print("Part two", number)


if __name__ == "__main__":
    threads = [Thread(target=runner, args=(n,)) for n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
