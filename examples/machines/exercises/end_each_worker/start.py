"""Say once that the work is over, and there are two workers."""

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
        # TODO: let both workers end when all tasks are done.
        for task in ["ants", "bees", "cats", None]:
            tasks.put(task)
        for pc in pcs:
            pc.join()
    print("Nothing left to do")
