"""One process writes the records of all."""

import logging
from logging.handlers import QueueHandler, QueueListener
from multiprocessing import Process, Queue
from pathlib import Path
from tempfile import TemporaryDirectory


def runner(queue, number):
    logging.basicConfig(
        handlers=[QueueHandler(queue)], level="INFO"
    )
    logging.info("Performing costly function %s", number)
    logging.info("Function %s has completed", number)


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        path, queue = Path(folder, "costly.log"), Queue()
        handler = logging.FileHandler(path, "w")
        listener = QueueListener(queue, handler)
        listener.start()
        processes = [
            Process(target=runner, args=(queue, number))
            for number in (1, 2)
        ]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
        listener.stop()
        handler.close()
        lines = path.read_text().splitlines()
    print("Lines in the log:", len(lines))
