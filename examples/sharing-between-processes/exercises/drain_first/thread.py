"""Let a thread of the main process send the text."""

from multiprocessing import Queue
from threading import Thread
from time import perf_counter as pc


def runner(queue):
    queue.put("x" * 1_000_000)


if __name__ == "__main__":
    start = pc()
    queue = Queue()
    thread = Thread(target=runner, args=(queue,))
    thread.start()
    thread.join()
    text = queue.get()
    print(f"Received after {pc() - start:.2f} seconds")
    print("Characters:", len(text))
