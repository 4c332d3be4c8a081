"""A future that is taken out of the list takes its result along."""

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
        while futures:
            print(len(futures.pop(0).result()) // MIB, "MiB")
