"""See how much map takes from its input at once."""

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
        results = ex.map(runner, numbers(taken))
        print("Taken before the first result:", len(taken))
        print("Results:", list(results))
