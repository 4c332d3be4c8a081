"""All take the locks in one order, and nobody waits for ever."""

from threading import Lock, Thread
from time import sleep as pause


class Account:
    def __init__(self, owner, money):
        self.owner = owner
        self.money = money
        self.lock = Lock()


def pay(giver, taker, amount):
    first, second = giver, taker
    if first.owner > second.owner:
        first, second = second, first
    with first.lock:
        pause(0.3)
        with second.lock:
            giver.money -= amount
            taker.money += amount


if __name__ == "__main__":
    ada, bob = Account("Ada", 10), Account("Bob", 10)
    threads = [
        Thread(target=pay, args=(ada, bob, 3)),
        Thread(target=pay, args=(bob, ada, 1)),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
        print("Still waiting:", thread.is_alive())
    print(f"Ada has {ada.money}, Bob has {bob.money}")
