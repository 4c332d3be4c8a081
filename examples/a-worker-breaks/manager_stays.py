"""A Manager stays until its worker has ended."""

from multiprocessing import Manager, Process


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
        tasks.put(None)
        process.join()
    print("Exit code:", process.exitcode)
