"""A bar that follows as_completed moves with each call."""

from concurrent.futures import ThreadPoolExecutor, as_completed
from time import sleep as pause


def runner(seconds):
    pause(seconds)


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=4) as executor:
        futures = [
            executor.submit(runner, seconds)
            for seconds in [1.6, 1.2, 0.8, 0.4]
        ]
        for done, _ in enumerate(as_completed(futures), 1):
            print(f"{done / 4:4.0%}|{'#' * done:4}| {done}/4")
