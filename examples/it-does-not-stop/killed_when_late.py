"""Give a call a process of its own, and kill it when it is late."""

from multiprocessing import Process
from time import perf_counter as pc
from time import sleep as pause


def runner(seconds):
    print(f"Performing costly function {seconds}")
    pause(seconds)


if __name__ == "__main__":
    start = pc()
    process = Process(target=runner, args=(60,))
    process.start()
    process.join(timeout=2)
    if process.is_alive():
        process.kill()
        process.join()
    print("Exit code:", process.exitcode)
    end = pc()
    print(f"Process took {round(end - start, 2)} seconds")
