"""See how much map takes from its input at once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event


def runner(number, may_run):
    may_run.wait()
    return number * number


def numbers(taken):
    for number in range(1, 9):
        taken.append(number)
        yield number


if __name__ == "__main__":
    taken, may_run = [], Event()
    with ThreadPoolExecutor(max_workers=1) as ex:
        results = ex.map(runner, numbers(taken), [may_run] * 8)
        print("Taken before any call has ended:", len(taken))
        may_run.set()
        print("Results:", list(results))
