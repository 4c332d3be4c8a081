"""Let each receiver look again when it is woken."""

from threading import Condition, Thread
from time import sleep as pause

letters = []
condition = Condition()


def receive():
    with condition:
        while not letters:
            condition.wait()
        print("Received", letters.pop(0))


def send(*several):
    pause(0.4)
    with condition:
        letters.extend(several)
        condition.notify_all()


if __name__ == "__main__":
    threads = [Thread(target=receive) for _ in range(3)]
    for thread in threads:
        thread.start()
    send("one", "two")
    send("three")
