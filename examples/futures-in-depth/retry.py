"""Submit a failed call again, three times at most."""

import concurrent.futures as future

MOST = 3


def runner(p, attempt):
    if attempt < p:
        raise ConnectionError(f"Function {p} has failed")


if __name__ == "__main__":
    with future.ProcessPoolExecutor(max_workers=1) as ex:
        waiting, ended = {}, {}
        for p in [1, 2, 4]:
            waiting[ex.submit(runner, p, 1)] = p, 1
        while waiting:
            f = next(future.as_completed(waiting))
            p, attempt = waiting.pop(f)
            if f.exception() and attempt < MOST:
                again = ex.submit(runner, p, attempt + 1)
                waiting[again] = p, attempt + 1
            else:
                ended[p] = attempt, f.exception()
    for p in sorted(ended):
        attempt, error = ended[p]
        print(f"Function {p}: attempts {attempt}, error {error}")
