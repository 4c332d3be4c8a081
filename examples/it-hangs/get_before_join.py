"""Read the queue before its process is joined."""

from multiprocessing import Process, Queue


def runner(queue):
    queue.put("x" * 1_000_000)


if __name__ == "__main__":
    queue = Queue()
    process = Process(target=runner, args=(queue,))
    process.start()
    print("Characters:", len(queue.get()))
    process.join()
