"""A thread waits for each program, and ends one that is late."""

import sys
from concurrent.futures import ThreadPoolExecutor
from subprocess import CalledProcessError, TimeoutExpired, run

PROGRAMS = {
    "quick": "import time; time.sleep(0.5); print(6 * 7)",
    "broken": "import time; time.sleep(0.5); raise SystemExit(3)",
    "endless": "import time; time.sleep(600)",
}


def run_program(name):
    command = [sys.executable, "-c", PROGRAMS[name]]
    try:
        done = run(
            command,
            capture_output=True,
            check=True,
            text=True,
            timeout=3,
        )
    except CalledProcessError as error:
        return f"{name} ended with exit code {error.returncode}"
    except TimeoutExpired:
        return f"{name} was late, and has been ended"
    return f"{name} printed {done.stdout.strip()}"


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=3) as ex:
        print(*ex.map(run_program, PROGRAMS), sep="\n")
