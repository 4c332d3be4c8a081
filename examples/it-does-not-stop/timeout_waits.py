"""A timeout ends the wait for a call, but not the call."""

from concurrent.futures import ProcessPoolExecutor
from time import sleep as pause


def runner(seconds):
    pause(seconds)
    print(f"Function {seconds} has completed")


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=1) as executor:
        executor.submit(runner, 2).result(timeout=0.5)
