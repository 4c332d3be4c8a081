"""Terminate both workers after a while."""

from multiprocessing import Process
from time import sleep as pause

from given.hub import Hub, connect


def work(host, port, seconds):
    tasks = connect((host, port))
    for task in iter(tasks.get, None):
        pause(seconds)
        print("Done:", task)


if __name__ == "__main__":
    with Hub() as hub:
        jobs = [(*hub.address, seconds) for seconds in (0.2, 0.7)]
        pcs = [Process(target=work, args=job) for job in jobs]
        for pc in pcs:
            pc.start()
        tasks = connect(hub.address)
        for task in ["ants", "bees", "cats", None]:
            tasks.put(task)
        pause(1)
        for pc in pcs:
            pc.terminate()
            pc.join()
    print("Nothing left to do")
