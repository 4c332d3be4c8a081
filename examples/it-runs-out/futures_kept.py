"""A list of futures keeps all results."""

import resource
from concurrent.futures import ThreadPoolExecutor
from time import sleep as pause

MIB = 2**20


def runner(number):
    pause(0.3)
    return bytes(400 * MIB)


if __name__ == "__main__":
    limit = 1500 * MIB
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    with ThreadPoolExecutor(max_workers=1) as executor:
        futures = [executor.submit(runner, n) for n in range(4)]
        for future in futures:
            print(len(future.result()) // MIB, "MiB")
