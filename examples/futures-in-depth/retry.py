"""Submit what has failed again, each time after a longer pause."""

from concurrent.futures import ThreadPoolExecutor
from time import sleep as pause


def runner(number, attempt):
    if attempt < number:
        raise ConnectionError(f"Function {number} has failed")


if __name__ == "__main__":
    numbers = [1, 2, 4]
    with ThreadPoolExecutor(max_workers=1) as ex:
        for attempt in [1, 2, 3]:
            pause(attempt - 1)
            futures = {
                n: ex.submit(runner, n, attempt) for n in numbers
            }
            numbers = [n for n in numbers if futures[n].exception()]
            print(f"Failed at attempt {attempt}: {numbers}")
    for number in numbers:
        print("Given up:", futures[number].exception())
