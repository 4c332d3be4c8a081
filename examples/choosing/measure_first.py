"""CPU time beside the time that passed tells waiting from work."""

import hashlib
import subprocess
import sys
from time import perf_counter, process_time
from time import sleep as pause


def sleep_a_moment():
    pause(0.5)


def run_a_program():
    program = "sum(range(40_000_000))"
    subprocess.run([sys.executable, "-c", program], check=True)


def add_squares():
    sum(number * number for number in range(1_000_000))


def hash_zeros():
    hashlib.sha3_512(bytes(15_000_000))


def measure(function):
    start, used = perf_counter(), process_time()
    function()
    passed = perf_counter() - start
    share = (process_time() - used) / passed
    kind = "waits" if share < 0.1 else "computes"
    print(f"{function.__name__} {kind}: {share:.0%} CPU")


if __name__ == "__main__":
    measure(sleep_a_moment)
    measure(run_a_program)
    measure(add_squares)
    measure(hash_zeros)
