"""Read what is said of a worker that was killed."""

import concurrent.futures as future
import os
import signal


def runner():
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    with future.ProcessPoolExecutor(max_workers=1) as ex:
        error = ex.submit(runner).exception()
    print(type(error).__name__)
    print("Cause:", str(error.__cause__).strip("\n'\""))
