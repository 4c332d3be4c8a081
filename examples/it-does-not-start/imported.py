"""Spawn a process for a function that is imported from a file."""

import subprocess
import sys
import tempfile
from pathlib import Path

MODULE = """
def runner():
    print("Performing a costly function")
"""
TYPED_IN = """
import multiprocessing as mp
from costly import runner

process = mp.get_context("spawn").Process(target=runner)
process.start()
process.join()
print("Exit code:", process.exitcode)
"""

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "costly.py").write_text(MODULE)
        command = [sys.executable, "-c", TYPED_IN]
        subprocess.run(command, cwd=folder)
