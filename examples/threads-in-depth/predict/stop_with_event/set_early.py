"""The event is set as soon as the thread has started."""

import threading
from time import perf_counter as pc
from time import sleep as pause


def runner(stop):
    while not stop.wait(0.6):
        print("Still at work")
    print("Tidied up")


if __name__ == "__main__":
    start = pc()
    stop = threading.Event()
    thread = threading.Thread(target=runner, args=(stop,))
    thread.start()
    stop.set()
    pause(1.5)
    print("Asking it to stop")
    thread.join()
    print(f"Process took {round(pc() - start, 2)} seconds")
