"""Ctrl-C ends a worker that waits for a call."""

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
        Timer(0.5, press_ctrl_c).start()
        try:
            pause(1)
        except KeyboardInterrupt:
            print("Interrupted")
