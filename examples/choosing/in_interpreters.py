"""Interpreters give the same too, in threads of this process."""

import os
from concurrent import interpreters
from concurrent.futures import InterpreterPoolExecutor
from time import sleep as pause


def square(number):
    pause(0.4)
    here = interpreters.get_current()
    return number * number, os.getpid(), here.id


if __name__ == "__main__":
    with InterpreterPoolExecutor(max_workers=2) as executor:
        answers = executor.map(square, [4, 3])
        squares, processes, others = zip(*answers, strict=True)
    main = interpreters.get_main()
    print(f"Interpreters: {squares}")
    print("In this process:", {os.getpid()} == set(processes))
    print("In the main interpreter:", main.id in others)
