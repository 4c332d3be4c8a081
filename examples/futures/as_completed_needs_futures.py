"""as_completed takes futures from submit, not results from map."""

import concurrent.futures as future
from time import sleep as pause


def runner(n):
    pause(n * 0.5)
    return n * n


if __name__ == "__main__":
    p = [3, 2, 1]
    with future.ProcessPoolExecutor(max_workers=3) as ex:
        try:
            for f in future.as_completed(ex.map(runner, p)):
                print(f)
        except AttributeError as error:
            print(f"With map: {type(error).__name__}")

        argument = {ex.submit(runner, n): n for n in p}
        for f in future.as_completed(argument):
            print(f"With submit: {argument[f]} gives {f.result()}")
