"""A process pool has the same few open files for all calls."""

import resource
from concurrent.futures import ProcessPoolExecutor
from time import sleep as pause


def runner(number):
    pause(0.1)
    return number * number


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_NOFILE, (40, 40))
    with ProcessPoolExecutor(max_workers=2) as executor:
        results = list(executor.map(runner, range(20)))
    print("Sum:", sum(results))
