"""Terminate both workers after a while."""

from multiprocessing import Process
from time import sleep as pause

from given.hub import Hub, connect


def work(host, port):
    tasks = connect((host, port))
    for task in iter(tasks.get, None):
        pause(0.3)
        print("Done:", task)


if __name__ == "__main__":
    with Hub() as hub:
        pcs = [Process(target=work, args=hub.address) for _ in "AB"]
        for pc in pcs:
            pc.start()
        tasks = connect(hub.address)
        for task in ["ants", "bees", "cats", "dogs", None]:
            tasks.put(task)
        pause(1)
        for pc in pcs:
            pc.terminate()
            pc.join()
    print("Nothing left to do")
