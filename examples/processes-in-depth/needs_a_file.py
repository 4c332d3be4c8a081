"""Feed a program with a process pool to Python by a pipe."""

import subprocess
import sys

PROGRAM = """
import multiprocessing as mp
from concurrent.futures import ProcessPoolExecutor

def square(number):
    return number * number

if __name__ == "__main__":
    context = mp.get_context("{}")
    with ProcessPoolExecutor(1, mp_context=context) as ex:
        print(*ex.map(square, [1, 2]))
"""


def run(method):
    return subprocess.run(
        [sys.executable, "-E", "-"],
        input=PROGRAM.format(method),
        capture_output=True,
        text=True,
    )


if __name__ == "__main__":
    for method in ("fork", "spawn", "forkserver"):
        done = run(method)
        print(f"{method} results:", done.stdout.strip() or None)
        missed = "FileNotFoundError" in done.stderr
        print(f"{method} missed a file:", missed)
