"""wait_for looks before it waits, so it misses nothing."""

from threading import Condition, Thread
from time import sleep as pause

letters = []
condition = Condition()


def receive(seconds):
    pause(seconds)
    with condition:
        condition.wait_for(lambda: letters)
        print("Received", letters.pop())


def send(letter):
    with condition:
        letters.append(letter)
        condition.notify()
    print("Sent")


if __name__ == "__main__":
    for seconds in (0, 0.8):
        thread = Thread(target=receive, args=(seconds,))
        thread.start()
        pause(0.4)
        send("hello")
        thread.join()
