"""A thread pool makes all calls with few threads."""

import resource
import threading
from concurrent.futures import ThreadPoolExecutor
from time import sleep as pause

MIB = 2**20


def runner(number):
    pause(0.5)
    print("Function has completed", number)


if __name__ == "__main__":
    limit = 1500 * MIB
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    threading.stack_size(400 * MIB)
    with ThreadPoolExecutor(max_workers=2) as executor:
        list(executor.map(runner, range(4)))
