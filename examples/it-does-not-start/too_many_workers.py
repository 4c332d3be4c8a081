"""Ask a process pool for 62 workers, as on Windows."""

from concurrent.futures import ProcessPoolExecutor, process
from types import SimpleNamespace

process.sys = SimpleNamespace(platform="win32")

if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=62):
        print("The pool is open")
