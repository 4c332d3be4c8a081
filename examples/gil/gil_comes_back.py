"""A free-threaded build can run with the GIL; no other without."""

import subprocess
import sys

QUESTION = "import sys; print(sys._is_gil_enabled())"


def ask(option):
    command = [sys.executable, "-X", option, "-c", QUESTION]
    done = subprocess.run(command, capture_output=True, text=True)
    return (done.stdout or done.stderr).splitlines()[0]


if __name__ == "__main__":
    print("-X gil=1, is it on?", ask("gil=1"))
    print("-X gil=0, is it on?", ask("gil=0"))
