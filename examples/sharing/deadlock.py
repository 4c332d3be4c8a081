"""Each of two threads holds a lock, and waits for the other one."""

from threading import Lock, Thread
from time import sleep as pause


class Account:
    def __init__(self, money):
        self.money = money
        self.lock = Lock()


def pay(giver, taker, amount):
    with giver.lock:
        pause(0.3)
        with taker.lock:
            giver.money -= amount
            taker.money += amount


if __name__ == "__main__":
    ada, bob = Account(10), Account(10)
    threads = [
        Thread(target=pay, args=(ada, bob, 3), daemon=True),
        Thread(target=pay, args=(bob, ada, 1), daemon=True),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=1)
        print("Still waiting:", thread.is_alive())
    print(f"Ada has {ada.money}, Bob has {bob.money}")
