"""Each process opens the log file for itself."""

import logging
from multiprocessing import Barrier, Process
from pathlib import Path
from tempfile import TemporaryDirectory


def runner(path, both_open, number):
    logging.basicConfig(filename=path, filemode="w", level="INFO")
    both_open.wait()
    logging.info("Performing costly function %s", number)
    logging.info("Function %s has completed", number)


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        path = Path(folder, "costly.log")
        both_open = Barrier(2)
        processes = [
            Process(target=runner, args=(path, both_open, number))
            for number in (1, 2)
        ]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
        lines = path.read_text().splitlines()
    print("Lines in the log:", len(lines))
