"""Tell a consumer that nothing more will come."""

import queue
import sys
import threading


def runner(tasks):
    try:
        while True:
            print("Function", tasks.get())
    except queue.ShutDown:
        print("No more tasks")


if __name__ == "__main__":
    if sys.version_info < (3, 13):
        sys.exit("Queue.shutdown needs Python 3.13 or newer")
    tasks = queue.Queue()
    thread = threading.Thread(target=runner, args=(tasks,))
    thread.start()
    for number in [3, 2, 1]:
        tasks.put(number)
    tasks.shutdown()
    thread.join()
