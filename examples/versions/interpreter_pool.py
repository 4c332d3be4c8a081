"""Give calls to a pool of interpreters in one process."""

import concurrent.futures as future
import os
from concurrent import interpreters


def runner(p):
    number = interpreters.get_current().id
    return p * p, number, os.getpid()


if __name__ == "__main__":
    with future.InterpreterPoolExecutor(max_workers=1) as ex:
        square, number, pid = ex.submit(runner, 3).result()
    main = interpreters.get_main().id
    print("Result:", square)
    print("Another interpreter:", number != main)
    print("The same process:", pid == os.getpid())
