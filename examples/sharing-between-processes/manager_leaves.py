"""A Manager that ends before its worker takes the results along."""

from multiprocessing import Event, Manager, Process


def runner(results, began, left):
    began.set()
    left.wait()
    try:
        results[0] = "Function has completed"
    except OSError as error:
        print("The worker meets a", type(error).__name__)


if __name__ == "__main__":
    began, left = Event(), Event()
    with Manager() as manager:
        args = (manager.dict(), began, left)
        process = Process(target=runner, args=args)
        process.start()
        began.wait()
    print("The Manager has left")
    left.set()
    process.join()
