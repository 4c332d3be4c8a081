"""Several processes have one deadline; who is late is killed."""

from multiprocessing import Process
from time import perf_counter as pc
from time import sleep as pause


def runner(seconds):
    pause(seconds)
    print(f"Function {seconds} has completed")


if __name__ == "__main__":
    processes = [
        Process(target=runner, args=(s,)) for s in (0, 60, 60)
    ]
    for process in processes:
        process.start()
    deadline = pc() + 3
    for process in processes:
        process.join(timeout=max(0, deadline - pc()))
        if process.is_alive():
            process.kill()
            process.join()
    print("Exit codes:", [p.exitcode for p in processes])
