"""A call of C code keeps the GIL unless it lets go of it."""

import hashlib
from threading import Thread
from time import sleep as pause

data = bytes(256 * 2**20)


def take_a_power():
    pow(3, 4_000_000)


def hash_it():
    hashlib.sha3_512(data)


def tick_beside(work):
    thread = Thread(target=work)
    thread.start()
    ticks = 0
    for _ in range(5):
        pause(0.05)
        print("tick")
        ticks += thread.is_alive()
    thread.join()
    print(f"{work.__name__}: {ticks} of 5 ticks while it ran")


if __name__ == "__main__":
    tick_beside(take_a_power)
    tick_beside(hash_it)
