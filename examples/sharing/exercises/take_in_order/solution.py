"""Two pay each other, and take the locks in one order."""

from threading import Lock, Thread
from time import sleep as pause

money = {"Ada": 10, "Bob": 10}
locks = {"Ada": Lock(), "Bob": Lock()}


def pay(giver, taker, amount):
    first, second = sorted([giver, taker])
    with locks[first]:
        left = money[giver] - amount
        pause(0.3)
        with locks[second]:
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
