"""Run the call in a process of its own and read its exit code."""

import os
import signal
from multiprocessing import Process


def runner(number):
    if number == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    print("Result:", number * number)


if __name__ == "__main__":
    for number in (1, 2):
        process = Process(target=runner, args=(number,))
        process.start()
        process.join()
        code = process.exitcode
        how = signal.Signals(-code).name if code < 0 else code
        print(f"{number} ended with {how}")
