"""A library that was set up before the fork refuses to work."""

import multiprocessing as mp
import os
from concurrent.futures import ProcessPoolExecutor

owner = None


def use_device():
    global owner
    owner = owner or os.getpid()
    if owner != os.getpid():
        raise RuntimeError(
            "Cannot re-initialize CUDA in forked subprocess."
        )
    return "ready"


if __name__ == "__main__":
    print("Here:", use_device())
    context = mp.get_context("fork")
    with ProcessPoolExecutor(1, mp_context=context) as executor:
        print("There:", executor.submit(use_device).result())
