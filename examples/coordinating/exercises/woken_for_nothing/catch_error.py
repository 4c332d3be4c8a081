"""Let a receiver go when it finds no letter."""

from threading import Condition, Thread
from time import sleep as pause

letters = []
condition = Condition()


def receive():
    with condition:
        if not letters:
            condition.wait()
        if letters:
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
