"""After the shutdown of a queue, its readers find no task left."""

from queue import Queue, ShutDown
from threading import Thread
from time import sleep as pause


def runner(tasks, results):
    try:
        while True:
            number = tasks.get()
            pause(0.4)
            results.put(number * number)
    except ShutDown:
        print("No task is left")


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
    tasks.shutdown()
    for thread in threads:
        thread.join()
    print("Results:", sorted(results.get() for _ in range(4)))
