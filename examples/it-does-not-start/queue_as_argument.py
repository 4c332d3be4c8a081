"""A process pool cannot send a queue along with a call."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Queue


def runner(queue):
    queue.put("Function complete")


if __name__ == "__main__":
    queue = Queue()
    with ProcessPoolExecutor(max_workers=1) as executor:
        executor.submit(runner, queue).result()
    print(queue.get())
