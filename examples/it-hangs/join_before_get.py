"""Join a process before its queue is read."""

from multiprocessing import Process, Queue


def runner(queue):
    queue.put("x" * 1_000_000)


if __name__ == "__main__":
    queue = Queue()
    process = Process(target=runner, args=(queue,))
    process.start()
    process.join()
    print("Characters:", len(queue.get()))
