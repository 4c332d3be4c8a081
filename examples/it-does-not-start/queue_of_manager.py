"""A process pool can send the queue of a Manager with a call."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Manager


def runner(queue):
    queue.put("Function complete")


if __name__ == "__main__":
    with Manager() as manager:
        queue = manager.Queue()
        with ProcessPoolExecutor(max_workers=1) as executor:
            executor.submit(runner, queue).result()
        print(queue.get())
