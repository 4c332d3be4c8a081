"""Let map take its input only as far ahead as needed."""

from concurrent.futures import ProcessPoolExecutor


def runner(number):
    return number * number


def numbers(taken):
    for number in range(1, 9):
        taken.append(number)
        yield number


if __name__ == "__main__":
    taken = []
    with ProcessPoolExecutor(max_workers=1) as ex:
        results = ex.map(runner, numbers(taken), buffersize=4)
        print("Taken before the first result:", len(taken))
        print("First result:", next(results))
        print("Taken after it:", len(taken))
        print("Other results:", list(results))
