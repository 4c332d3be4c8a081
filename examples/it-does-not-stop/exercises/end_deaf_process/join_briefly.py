"""Wait briefly for a process that was asked to end."""

import signal
from multiprocessing import Event, Process
from time import perf_counter as pc
from time import sleep as pause


def runner(begun):
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    begun.set()
    pause(1.6)


if __name__ == "__main__":
    begun = Event()
    process = Process(target=runner, args=(begun,))
    process.start()
    begun.wait()
    start = pc()
    process.terminate()
    process.join(timeout=0.3)
    print("Exit code:", process.exitcode)
    print(f"Ended after {pc() - start:.2f} seconds")
