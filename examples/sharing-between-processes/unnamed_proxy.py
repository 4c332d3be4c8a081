"""A Manager drops what nobody has a name for."""

from multiprocessing import Manager, Process
from multiprocessing.managers import RemoteError


def runner(results):
    try:
        results["done"] = True
        print("Function has completed")
    except RemoteError as error:
        print("Function has failed:", type(error).__name__)


if __name__ == "__main__":
    with Manager() as manager:
        process = Process(target=runner, args=(manager.dict(),))
        process.start()
        process.join()

        results = manager.dict()
        process = Process(target=runner, args=(results,))
        process.start()
        process.join()
        print("Results:", results)
