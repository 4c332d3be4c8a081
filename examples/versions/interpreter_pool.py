"""Give calls to a pool of interpreters in one process."""

import os
from concurrent import interpreters
from concurrent.futures import InterpreterPoolExecutor


def runner(number):
    interpreter = interpreters.get_current()
    return number * number, interpreter.id, os.getpid()


if __name__ == "__main__":
    with InterpreterPoolExecutor(max_workers=1) as executor:
        result, ident, pid = executor.submit(runner, 3).result()
    main = interpreters.get_main()
    print("Result:", result)
    print("Another interpreter:", ident != main.id)
    print("The same process:", pid == os.getpid())
