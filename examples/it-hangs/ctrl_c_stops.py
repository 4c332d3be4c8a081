"""Ctrl-C drops what has not begun and stops what has."""

import os
import signal
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Timer


def runner(number):
    if not stop.wait(1):
        print("Function has completed", number)


def press_ctrl_c():
    os.killpg(0, signal.SIGINT)


if __name__ == "__main__":
    stop = Event()
    with ThreadPoolExecutor(max_workers=1) as executor:
        futures = [executor.submit(runner, n) for n in (1, 2)]
        Timer(0.5, press_ctrl_c).start()
        try:
            futures[0].result()
        except KeyboardInterrupt:
            print("Interrupted")
            executor.shutdown(wait=False, cancel_futures=True)
            stop.set()
    print("Left the block")
