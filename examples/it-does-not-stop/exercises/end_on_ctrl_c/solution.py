"""Let Ctrl-C set an event that all calls look at."""

import signal
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from time import perf_counter as pc
from time import sleep as pause

stop = Event()


def runner():
    stop.wait(1.6)


if __name__ == "__main__":
    start = pc()
    with ThreadPoolExecutor(max_workers=2) as ex:
        futures = [ex.submit(runner) for _ in range(2)]
        try:
            pause(0.3)
            signal.raise_signal(signal.SIGINT)  # as Ctrl-C does
        except KeyboardInterrupt:
            stop.set()
            print("Interrupted")
    print(f"Ended after {pc() - start:.2f} seconds")
