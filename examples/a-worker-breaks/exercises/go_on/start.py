"""Convert four pictures, one of which breaks its worker."""

import os
from concurrent.futures import ProcessPoolExecutor
from time import sleep as pause


def convert(name):
    pause(0.3)
    if name == "b.png":
        os._exit(7)
    return f"{name} is converted"


if __name__ == "__main__":
    names = ["a.png", "b.png", "c.png", "d.png"]
    with ProcessPoolExecutor(max_workers=1) as ex:
        # TODO: say which one is broken, and convert the others.
        for name in names:
            print(ex.submit(convert, name).result())
