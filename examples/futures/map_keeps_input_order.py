"""map keeps the input order even if calls finish backwards."""

import concurrent.futures as future
import multiprocessing as mp


def share(barrier, events):
    global all_running, finished
    all_running, finished = barrier, events


def runner(n):
    all_running.wait()
    if n < 3:
        finished[n + 1].wait()
    print(f"Function {n} finishes")
    finished[n].set()
    return f"Result of function {n}"


if __name__ == "__main__":
    barrier = mp.Barrier(4, timeout=20)
    events = [mp.Event() for _ in range(4)]
    with future.ProcessPoolExecutor(
        max_workers=4, initializer=share, initargs=(barrier, events)
    ) as ex:
        for r in ex.map(runner, [0, 1, 2, 3]):
            print(r)
