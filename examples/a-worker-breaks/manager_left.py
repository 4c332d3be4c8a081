"""A worker still asks a Manager that has left."""

from multiprocessing import Manager, Process
from time import sleep as pause


def runner(tasks):
    while (task := tasks.get()) is not None:
        print("Function has completed", task)
        tasks.task_done()


if __name__ == "__main__":
    with Manager() as manager:
        tasks = manager.JoinableQueue()
        process = Process(target=runner, args=(tasks,))
        process.start()
        tasks.put(1)
        tasks.join()
        pause(0.5)
    process.join()
    print("Exit code:", process.exitcode)
