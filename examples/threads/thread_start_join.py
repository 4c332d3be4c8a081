"""threading.Thread has the start and join of a Process."""

from threading import Barrier, Thread
from time import perf_counter as pc
from time import sleep as pause

all_running = Barrier(5, timeout=20)


def runner(n):
    print(f"Performing costly function {n}")
    all_running.wait()
    pause(1)
    print(f"Function {n} has completed")


if __name__ == "__main__":
    start = pc()
    threads = [Thread(target=runner, args=(n,)) for n in range(5)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    end = pc()
    print(f"Process took {round(end - start, 2)} seconds")
