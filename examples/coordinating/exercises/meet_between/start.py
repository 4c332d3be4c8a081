"""Begin part two before others have ended part one."""

from threading import Thread
from time import sleep as pause


def runner(number):
    pause(0.3 + 0.3 * number)
    print("Part one", number)
    # TODO: begin part two when all have ended part one.
    pause(0.6 * number)
    print("Part two", number)


if __name__ == "__main__":
    threads = [Thread(target=runner, args=(n,)) for n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
