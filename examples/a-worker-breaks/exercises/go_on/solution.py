"""Go on with a new process pool where one breaks."""

import os
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from time import sleep as pause


def convert(name):
    pause(0.3)
    if name == "b.png":
        os._exit(7)
    return f"{name} is converted"


if __name__ == "__main__":
    names = ["a.png", "b.png", "c.png", "d.png"]
    ex = ProcessPoolExecutor(max_workers=1)
    for name in names:
        try:
            print(ex.submit(convert, name).result())
        except BrokenProcessPool:
            print(name, "is broken")
            ex.shutdown()
            ex = ProcessPoolExecutor(max_workers=1)
    ex.shutdown()
