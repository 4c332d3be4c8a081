"""A notification is missed by a thread that does not wait yet."""

from threading import Condition, Thread
from time import sleep as pause

letters = []
condition = Condition()


def receive():
    pause(0.4)
    with condition:
        if condition.wait(timeout=0.5):
            print("Received", letters.pop())
        else:
            print("Nobody notified, and the letters are", letters)


def send():
    with condition:
        letters.append("hello")
        condition.notify()


if __name__ == "__main__":
    threads = [Thread(target=receive), Thread(target=send)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
