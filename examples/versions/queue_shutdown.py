"""Tell a consumer that nothing more will come."""

import queue
import threading


def runner(tasks):
    try:
        while True:
            print("Function", tasks.get())
    except queue.ShutDown:
        print("No more tasks")


if __name__ == "__main__":
    tasks = queue.Queue()
    t = threading.Thread(target=runner, args=(tasks,))
    t.start()
    for p in [3, 2, 1]:
        tasks.put(p)
    tasks.shutdown()
    t.join()
