"""All take the locks in one order, and nobody waits for ever."""

from threading import Lock, Thread
from time import sleep as pause

money = {"Ada": 10, "Bob": 10}
locks = {"Ada": Lock(), "Bob": Lock()}


def pay(giver, taker, amount):
    first, second = sorted([giver, taker])
    with locks[first]:
        pause(0.3)
        with locks[second]:
            money[giver] -= amount
            money[taker] += amount


if __name__ == "__main__":
    payments = [("Ada", "Bob", 3), ("Bob", "Ada", 1)]
    threads = [Thread(target=pay, args=args) for args in payments]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
        print("Still waiting:", thread.is_alive())
    print(money)
