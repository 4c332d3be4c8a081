"""Ctrl-C ends the wait, and then the block waits for all calls."""

import os
import signal
from concurrent.futures import ThreadPoolExecutor
from threading import Timer
from time import sleep as pause


def runner(number):
    pause(1)
    print("Function has completed", number)


def press_ctrl_c():
    os.killpg(0, signal.SIGINT)


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=1) as executor:
        futures = [executor.submit(runner, n) for n in (1, 2)]
        Timer(0.5, press_ctrl_c).start()
        futures[0].result()
    print("Left the block")
