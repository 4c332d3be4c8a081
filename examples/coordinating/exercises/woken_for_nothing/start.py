"""Wake three receivers, where there are letters for two."""

from threading import Condition, Thread
from time import sleep as pause

letters = []
condition = Condition()


def receive():
    with condition:
        # TODO: wait until there is a letter.
        if not letters:
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
