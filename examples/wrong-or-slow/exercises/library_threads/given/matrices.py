"""A library with threads of its own, as NumPy may have them."""

import os
from concurrent.futures import ThreadPoolExecutor
from time import sleep as pause

threads = int(os.environ.get("OMP_NUM_THREADS", 4))


def multiply():
    """Multiply matrices, and return how many threads did so."""
    with ThreadPoolExecutor(max_workers=threads) as library:
        library.map(pause, [0.4] * threads)
    return threads
