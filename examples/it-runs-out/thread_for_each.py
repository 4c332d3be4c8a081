"""Each call starts a thread, and one of them finds no room."""

import resource
import threading
from time import sleep as pause

MIB = 2**20


def runner(number):
    pause(0.5)
    print("Function has completed", number)


if __name__ == "__main__":
    limit = 1500 * MIB
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    threading.stack_size(400 * MIB)
    for number in range(4):
        threading.Thread(target=runner, args=(number,)).start()
