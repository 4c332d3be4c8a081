"""A program that only looks at shared memory may remove it."""

import subprocess
import sys
from multiprocessing.shared_memory import SharedMemory

LOOK = """\
from multiprocessing.shared_memory import SharedMemory
SharedMemory("{name}", track={track}).close()
"""


def exists(name):
    try:
        SharedMemory(name, track=False).close()
    except FileNotFoundError:
        return False
    return True


if __name__ == "__main__":
    memory = SharedMemory(create=True, size=200, track=False)
    memory.close()
    for track in (False, True):
        look = LOOK.format(name=memory.name, track=track)
        command = [sys.executable, "-c", look]
        subprocess.run(command, capture_output=True)
        print(f"track={track}, still there: {exists(memory.name)}")
