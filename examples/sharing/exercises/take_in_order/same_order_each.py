"""Two pay each other, and the taker comes first."""

from threading import Lock, Thread
from time import sleep as pause

money = {"Ada": 10, "Bob": 10}
locks = {"Ada": Lock(), "Bob": Lock()}


def pay(giver, taker, amount):
    with locks[taker]:
        left = money[giver] - amount
        pause(0.3)
        with locks[giver]:
            money[giver] = left
            money[taker] += amount


if __name__ == "__main__":
    ada = Thread(target=pay, args=("Ada", "Bob", 5))
    bob = Thread(target=pay, args=("Bob", "Ada", 3))
    threads = [ada, bob]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print("Ada has {Ada}, Bob has {Bob}".format(**money))
