"""Two threads take tasks from a queue, until each finds None."""

from queue import Queue
from threading import Thread
from time import sleep as pause


def runner(tasks, results):
    while (number := tasks.get()) is not None:
        pause(0.4)
        results.put(number * number)


if __name__ == "__main__":
    tasks, results = Queue(), Queue()
    threads = [
        Thread(target=runner, args=(tasks, results))
        for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for number in [1, 2, 3, 4]:
        tasks.put(number)
    for _ in threads:
        tasks.put(None)
    for thread in threads:
        thread.join()
    print("Results:", sorted(results.get() for _ in range(4)))
