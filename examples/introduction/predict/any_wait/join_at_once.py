"""Each thread is joined before the next one starts."""

import subprocess
import sys
import threading
from time import perf_counter as pc
from time import sleep as pause


def timer():
    pause(1)


def process():
    code = "import time; time.sleep(1)"
    subprocess.run([sys.executable, "-c", code], check=True)


def event():
    threading.Event().wait(1)


def measure(name, waits):
    start = pc()
    threads = [threading.Thread(target=wait) for wait in waits]
    for thread in threads:
        thread.start()
        thread.join()
    print(f"{name}: {round(pc() - start, 2)} seconds")


if __name__ == "__main__":
    measure("A timer", [timer])
    measure("A process", [process])
    measure("An event", [event])
    measure("All three", [timer, process, event])
