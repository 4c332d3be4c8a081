"""threading.Thread has the start and join of a Process."""

from threading import Barrier, Thread
from time import perf_counter as pc
from time import sleep as pause

all_running = Barrier(5, timeout=20)


def runner(number):
    print(f"Performing costly function {number}")
    all_running.wait()
    pause(1)
    print(f"Function {number} has completed")


if __name__ == "__main__":
    start = pc()
    threads = [
        Thread(target=runner, args=[number]) for number in range(5)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    end = pc()
    print(f"Process took {round(end - start, 2)} seconds")
