"""Workers on other machines need an address and a key."""

from multiprocessing import Process
from multiprocessing.managers import BaseManager
from queue import Queue
from time import sleep

KEY = b"known on each machine"
queues = {"tasks": Queue(), "results": Queue()}


def get_queue(name):
    return queues[name]


BaseManager.register("queue", get_queue)


def work(host, port):
    hub = BaseManager((host, port), KEY)
    hub.connect()
    tasks, results = hub.queue("tasks"), hub.queue("results")
    for number in iter(tasks.get, None):
        sleep(0.4)
        results.put(number * number)


if __name__ == "__main__":
    with BaseManager(("127.0.0.1", 0), KEY) as hub:
        pcs = [Process(target=work, args=hub.address) for _ in "AB"]
        for pc in pcs:
            pc.start()
        tasks, results = hub.queue("tasks"), hub.queue("results")
        for task in [0, 1, 2, 3, 4, 5, None, None]:
            tasks.put(task)
        print(sorted(results.get() for _ in range(6)))
        for pc in pcs:
            pc.join()
