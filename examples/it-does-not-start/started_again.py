"""Start a thread again, and then a process."""

from multiprocessing import Process
from threading import Thread


def runner():
    print("Performing a costly function")


def start_again(worker):
    worker.start()
    worker.join()
    try:
        worker.start()
    except (RuntimeError, AssertionError) as error:
        print(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    start_again(Thread(target=runner))
    start_again(Process(target=runner))
