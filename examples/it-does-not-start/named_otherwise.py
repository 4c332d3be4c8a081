"""Run a program from a file with a name of its own."""

import subprocess
import sys
import tempfile
from pathlib import Path

PROGRAM = """
import queue

tasks = queue.Queue()
tasks.put("Ada")
print("Got:", tasks.get())
"""

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder, "tasks.py")
        script.write_text(PROGRAM)
        subprocess.run([sys.executable, script])
