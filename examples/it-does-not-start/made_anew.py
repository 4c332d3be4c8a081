"""Make a new thread for each start."""

from threading import Thread


def runner():
    print("Performing a costly function")


if __name__ == "__main__":
    for _ in range(2):
        thread = Thread(target=runner)
        thread.start()
        thread.join()
