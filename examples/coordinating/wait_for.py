"""wait_for looks before it waits, so that nothing is missed."""

from threading import Condition, Thread
from time import sleep as pause

letters = []
condition = Condition()


def receive():
    pause(0.4)
    with condition:
        condition.wait_for(lambda: letters)
        print("Received", letters.pop())


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
