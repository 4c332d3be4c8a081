"""multiprocessing can log what it starts and how that ends."""

import logging
import multiprocessing as mp
import sys


def runner(code):
    sys.exit(code)


if __name__ == "__main__":
    mp.set_start_method("spawn")
    mp.log_to_stderr(logging.INFO)
    process = mp.Process(target=runner, args=[3], name="Reader")
    process.start()
    process.join()
    print("Exit code:", process.exitcode)
