"""End a program while its processes are still at work."""

import multiprocessing as mp
from time import sleep as pause


def runner(seconds, running):
    running.set()
    pause(seconds)
    print(f"Function {seconds} has completed")


if __name__ == "__main__":
    for seconds, daemon in ((10, True), (1, False)):
        running = mp.Event()
        args = (seconds, running)
        mp.Process(target=runner, args=args, daemon=daemon).start()
        running.wait()
    print("The main program has ended")
