"""Let map take its input only as far ahead as needed."""

import concurrent.futures as future


def runner(p):
    return p * p


def numbers(taken):
    for p in range(1, 9):
        taken.append(p)
        yield p


if __name__ == "__main__":
    taken = []
    with future.ProcessPoolExecutor(max_workers=1) as ex:
        results = ex.map(runner, numbers(taken), buffersize=4)
        print("Taken before the first result:", len(taken))
        print("First result:", next(results))
        print("Taken after it:", len(taken))
        print("Other results:", list(results))
