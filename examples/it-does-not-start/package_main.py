"""Run a package, its function in the main module or beside it."""

import subprocess
import sys
import tempfile
from pathlib import Path

FUNCTION = """
def runner():
    print("Performing a costly function")
"""
MAIN = """
import multiprocessing as mp

if __name__ == "__main__":
    process = mp.get_context("spawn").Process(target=runner)
    process.start()
    process.join()
    print("Exit code:", process.exitcode)
"""


def run(**modules):
    with tempfile.TemporaryDirectory() as folder:
        package = Path(folder, "costly")
        package.mkdir()
        for name, text in modules.items():
            Path(package, f"{name}.py").write_text(text)
        command = [sys.executable, "-m", "costly"]
        subprocess.run(
            command, cwd=folder, stderr=subprocess.DEVNULL
        )


if __name__ == "__main__":
    run(__main__=FUNCTION + MAIN)
    run(work=FUNCTION, __main__="from .work import runner" + MAIN)
