"""A call of C code keeps the GIL unless it lets go of it."""

import hashlib
import threading
from time import perf_counter as pc
from time import sleep as pause

data = bytes(64 * 2**20)


def take_a_power():
    pow(3, 3_000_000)


def hash_it():
    for _ in range(10):
        hashlib.sha256(data)


def watch(work):
    t = threading.Thread(target=work)
    start = last = pc()
    longest = 0
    t.start()
    while t.is_alive():
        pause(0.001)
        longest, last = max(longest, pc() - last), pc()
    ran_on = longest < (pc() - start) / 2
    print(f"{work.__name__}: the main thread ran on: {ran_on}")


if __name__ == "__main__":
    watch(take_a_power)
    watch(hash_it)
