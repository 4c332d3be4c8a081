"""Wait for all calls after Ctrl-C."""

import signal
from concurrent.futures import ThreadPoolExecutor
from time import perf_counter as pc
from time import sleep as pause


def runner():
    pause(1.6)


if __name__ == "__main__":
    start = pc()
    with ThreadPoolExecutor(max_workers=2) as ex:
        futures = [ex.submit(runner) for _ in range(2)]
        try:
            pause(0.3)
            signal.raise_signal(signal.SIGINT)  # as Ctrl-C does
        except KeyboardInterrupt:
            # TODO: end all calls at once.
            print("Interrupted")
    print(f"Ended after {pc() - start:.2f} seconds")
