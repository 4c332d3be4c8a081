"""Tell how far a list of calls has come."""

import concurrent.futures as future
from time import sleep as pause


def runner(p):
    pause(0.4 * p)
    return p


if __name__ == "__main__":
    p = [4, 3, 2, 1]
    with future.ProcessPoolExecutor(max_workers=4) as ex:
        futures = [ex.submit(runner, x) for x in p]
        done = future.as_completed(futures)
        for number, f in enumerate(done, start=1):
            result = f.result()
            print(f"{number} of {len(p)} done: function {result}")
