"""Convert four pictures in a pool of multiprocessing."""

import os
from multiprocessing import Pool
from time import sleep as pause


def convert(name):
    pause(0.3)
    if name == "b.png":
        os._exit(7)
    return f"{name} is converted"


if __name__ == "__main__":
    names = ["a.png", "b.png", "c.png", "d.png"]
    with Pool(1) as pool:
        for name in names:
            print(pool.apply(convert, [name]))
