"""Run a program from a file that is called queue.py."""

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
        script = Path(folder, "queue.py")
        script.write_text(PROGRAM)
        subprocess.run([sys.executable, script])
