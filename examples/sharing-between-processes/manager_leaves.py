"""A Manager that ends before its worker takes the results along."""

from multiprocessing import Event, Manager, Process


def runner(results, connected, began, left):
    if connected:
        results["begun"] = True
    began.set()
    left.wait()
    try:
        results["done"] = True
    except OSError as error:
        print(f"Connected {connected}: {type(error).__name__}")


if __name__ == "__main__":
    for connected in (False, True):
        began, left = Event(), Event()
        with Manager() as manager:
            results = manager.dict()
            args = (results, connected, began, left)
            process = Process(target=runner, args=args)
            process.start()
            began.wait()
        print("The Manager has left")
        left.set()
        process.join()
