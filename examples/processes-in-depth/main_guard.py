"""Leave out the main guard, under each start method."""

import subprocess
import sys
import tempfile
from pathlib import Path

UNGUARDED = """
import multiprocessing as mp

def runner():
    print("Performing a costly function")

process = mp.get_context("{}").Process(target=runner)
process.start()
process.join()
"""


def run(method):
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder, "unguarded.py")
        script.write_text(UNGUARDED.format(method))
        command = [sys.executable, "-E", script]
        pipes = {"capture_output": True, "text": True}
        done = subprocess.run(command, **pipes)
    return done


if __name__ == "__main__":
    for method in ("fork", "spawn", "forkserver"):
        done = run(method)
        print(f"{method} performed:", "Performing" in done.stdout)
        print(f"{method} refused:", "RuntimeError" in done.stderr)
