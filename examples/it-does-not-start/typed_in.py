"""Spawn a process for a function that is in no file."""

import subprocess
import sys

TYPED_IN = """
import multiprocessing as mp

def runner():
    print("Performing a costly function")

process = mp.get_context("spawn").Process(target=runner)
process.start()
process.join()
print("Exit code:", process.exitcode)
"""

if __name__ == "__main__":
    subprocess.run([sys.executable, "-c", TYPED_IN])
