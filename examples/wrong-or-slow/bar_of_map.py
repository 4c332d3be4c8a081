"""A bar that follows map waits for the first call."""

from concurrent.futures import ThreadPoolExecutor
from time import sleep as pause


def runner(seconds):
    pause(seconds)


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=4) as executor:
        results = executor.map(runner, [1.6, 1.2, 0.8, 0.4])
        for done, _ in enumerate(results, 1):
            print(f"{done / 4:4.0%}|{'#' * done:4}| {done}/4")
