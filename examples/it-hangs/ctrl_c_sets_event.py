"""Workers ignore Ctrl-C, and stop when the main program says so."""

import os
import signal
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Event
from threading import Timer


def prepare(event):
    global stop
    stop = event
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def runner(seconds):
    if not stop.wait(seconds):
        print("Function has completed", seconds)


def press_ctrl_c():
    os.killpg(0, signal.SIGINT)


if __name__ == "__main__":
    event = Event()
    with ProcessPoolExecutor(
        1, initializer=prepare, initargs=(event,)
    ) as executor:
        executor.submit(runner, 0).result()
        futures = [executor.submit(runner, s) for s in (2, 1)]
        Timer(0.5, press_ctrl_c).start()
        try:
            futures[0].result()
        except KeyboardInterrupt:
            print("Interrupted")
            event.set()
    print("Left the block")
