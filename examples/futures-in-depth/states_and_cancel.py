"""Cancel a call that runs, and one that waits for a worker."""

from concurrent.futures import CancelledError, ThreadPoolExecutor
from threading import Event
from time import sleep as pause


def runner(number, running):
    running.set()
    pause(0.5)
    return f"Function {number} has completed"


if __name__ == "__main__":
    running = Event()
    with ThreadPoolExecutor(max_workers=1) as ex:
        first = ex.submit(runner, 1, running)
        second = ex.submit(runner, 2, running)
        running.wait()
        print("Running:", first.running(), second.running())
        print("Cancelled:", first.cancel(), second.cancel())
        print(first.result())
        try:
            second.result()
        except CancelledError:
            print("Function 2 was cancelled")
        print("Done:", first.done(), second.done())
