"""Ask for 61 workers at most, however many cores there are."""

from concurrent.futures import ProcessPoolExecutor, process
from types import SimpleNamespace

process.sys = SimpleNamespace(platform="win32")

if __name__ == "__main__":
    cores = 128
    with ProcessPoolExecutor(max_workers=min(cores, 61)):
        print("The pool is open")
