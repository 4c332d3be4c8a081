"""Wait for the process, but not for ever."""

from multiprocessing import Process, Queue
from time import perf_counter as pc


def runner(queue):
    queue.put("x" * 1_000_000)


if __name__ == "__main__":
    start = pc()
    queue = Queue()
    process = Process(target=runner, args=(queue,))
    process.start()
    process.join(timeout=1.6)
    text = queue.get()
    print(f"Received after {pc() - start:.2f} seconds")
    print("Characters:", len(text))
