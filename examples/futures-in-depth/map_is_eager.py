"""See how much map takes from its input at once."""

import concurrent.futures as future
import threading


def runner(p, may_run):
    may_run.wait()
    return p * p


def numbers(taken):
    for p in range(1, 9):
        taken.append(p)
        yield p


if __name__ == "__main__":
    taken, may_run = [], threading.Event()
    with future.ThreadPoolExecutor(max_workers=1) as ex:
        results = ex.map(runner, numbers(taken), [may_run] * 8)
        print("Taken before any call has ended:", len(taken))
        may_run.set()
        print("Results:", list(results))
