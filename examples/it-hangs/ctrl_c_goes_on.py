"""Ctrl-C ends one call, and the worker takes the next."""

import os
import signal
from concurrent.futures import ProcessPoolExecutor
from threading import Timer
from time import sleep as pause


def runner(seconds):
    pause(seconds)
    print("Function has completed", seconds)


def press_ctrl_c():
    os.killpg(0, signal.SIGINT)


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=1) as executor:
        executor.submit(runner, 0).result()
        futures = [executor.submit(runner, s) for s in (2, 1)]
        Timer(0.5, press_ctrl_c).start()
        try:
            futures[0].result()
        except KeyboardInterrupt:
            print("Interrupted")
    print("Its error:", type(futures[0].exception()).__name__)
