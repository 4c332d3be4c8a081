"""as_completed takes futures from submit, not results from map."""

from concurrent.futures import ProcessPoolExecutor, as_completed
from time import sleep as pause


def runner(number):
    pause(number * 0.5)
    return number * number


if __name__ == "__main__":
    numbers = [3, 2, 1]
    with ProcessPoolExecutor(max_workers=3) as ex:
        try:
            for value in as_completed(ex.map(runner, numbers)):
                print(value)
        except AttributeError as error:
            print(f"With map: {type(error).__name__}")

        argument = {ex.submit(runner, n): n for n in numbers}
        for f in as_completed(argument):
            print(f"With submit: {argument[f]} gives {f.result()}")
