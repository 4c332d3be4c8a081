"""Take another kind of queue."""

from multiprocessing import Process, SimpleQueue
from time import perf_counter as pc


def runner(queue):
    queue.put("x" * 1_000_000)


if __name__ == "__main__":
    start = pc()
    queue = SimpleQueue()
    process = Process(target=runner, args=(queue,))
    process.start()
    process.join()
    text = queue.get()
    print(f"Received after {pc() - start:.2f} seconds")
    print("Characters:", len(text))
