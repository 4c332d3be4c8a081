"""Each result is printed as soon as its call ends."""

from concurrent.futures import ProcessPoolExecutor, as_completed
from time import sleep as pause


def runner(seconds):
    pause(seconds)
    print(f"Function {seconds} finishes")
    return f"Result of function {seconds}"


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=3) as ex:
        futures = [ex.submit(runner, n) for n in [3, 2, 1]]
        for f in as_completed(futures):
            print(f.result())
