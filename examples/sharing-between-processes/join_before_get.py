"""A process lives on until somebody takes what it has put."""

from multiprocessing import Process, Queue


def runner(queue, length):
    queue.put("x" * length)


if __name__ == "__main__":
    for length in (10, 1_000_000):
        queue = Queue()
        process = Process(target=runner, args=(queue, length))
        process.start()
        process.join(timeout=2)
        print(f"{length} letters, alive: {process.is_alive()}")
        print(f"{len(queue.get())} letters taken out")
        process.join()
        print("Exit code:", process.exitcode)
