"""Wait for the process before its text is taken."""

from multiprocessing import Process, Queue
from time import perf_counter as pc


def runner(queue):
    queue.put("x" * 1_000_000)


if __name__ == "__main__":
    start = pc()
    queue = Queue()
    process = Process(target=runner, args=(queue,))
    process.start()
    # TODO: get the text, and let the process end.
    process.join()
    text = queue.get()
    print(f"Received after {pc() - start:.2f} seconds")
    print("Characters:", len(text))
