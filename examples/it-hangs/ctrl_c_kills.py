"""Workers ignore Ctrl-C; the main program kills them."""

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
    ignore = (signal.SIGINT, signal.SIG_IGN)
    executor = ProcessPoolExecutor(
        1, initializer=signal.signal, initargs=ignore
    )
    executor.submit(runner, 0).result()
    future = executor.submit(runner, 5)
    Timer(0.5, press_ctrl_c).start()
    try:
        future.result()
    except KeyboardInterrupt:
        print("Interrupted")
        executor.kill_workers()
    print("Its error:", type(future.exception()).__name__)
