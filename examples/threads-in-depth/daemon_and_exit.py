"""A program waits for its threads, but not for daemon threads."""

import threading
from time import sleep as pause


def runner(name, seconds):
    pause(seconds)
    print(f"{name} has completed")


if __name__ == "__main__":
    daemon = threading.Thread(
        target=runner, args=("The daemon thread", 2), daemon=True
    )
    other = threading.Thread(target=runner, args=("The thread", 1))
    daemon.start()
    other.start()
    print("The main thread has completed")
