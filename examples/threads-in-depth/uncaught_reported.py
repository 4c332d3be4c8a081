"""threading.excepthook gets what a thread did not catch."""

import threading


def runner():
    print("Performing costly function")
    raise ValueError("the function has failed")


def report(args):
    name = args.exc_type.__name__
    print(f"{args.thread.name} ended by {name}: {args.exc_value}")


if __name__ == "__main__":
    threading.excepthook = report
    thread = threading.Thread(target=runner)
    thread.start()
    thread.join()
    print("The main thread goes on")
