"""An exception ends its thread, and nobody else hears of it."""

import threading


def runner():
    print("Performing costly function")
    raise ValueError("the function has failed")


if __name__ == "__main__":
    thread = threading.Thread(target=runner)
    thread.start()
    thread.join()
    print("The main thread goes on")
