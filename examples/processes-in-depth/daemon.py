"""End a program while its processes are still at work."""

import multiprocessing as mp
from time import sleep as pause


def runner(p, all_running):
    all_running.wait()
    pause(p)
    print(f"Function {p} has completed")


if __name__ == "__main__":
    all_running = mp.Barrier(3)
    for p, daemon in ((1, False), (10, True)):
        mp.Process(
            target=runner, args=(p, all_running), daemon=daemon
        ).start()
    all_running.wait()
    print("The main program has ended")
