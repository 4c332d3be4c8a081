"""Ask a process to end, which takes no notice."""

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
    # TODO: end the process at once.
    process.terminate()
    process.join()
    print("Exit code:", process.exitcode)
    print(f"Ended after {pc() - start:.2f} seconds")
