"""Cancel a call that runs, and one that waits for a worker."""

import concurrent.futures as future
import threading
from time import sleep as pause


def runner(p, running):
    running.set()
    pause(0.5)
    return f"Function {p} has completed"


if __name__ == "__main__":
    running = threading.Event()
    with future.ThreadPoolExecutor(max_workers=1) as ex:
        first = ex.submit(runner, 1, running)
        second = ex.submit(runner, 2, running)
        running.wait()
        print("Running:", first.running(), second.running())
        print("Cancelled:", first.cancel(), second.cancel())
        print(first.result())
        try:
            second.result()
        except future.CancelledError:
            print("Function 2 was cancelled")
        print("Done:", first.done(), second.done())
