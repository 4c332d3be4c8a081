"""Each of two threads holds a lock, and waits for the other one."""

from threading import Lock, Thread
from time import sleep as pause

money = {"Ada": 10, "Bob": 10}
locks = {"Ada": Lock(), "Bob": Lock()}


def pay(giver, taker, amount):
    with locks[giver]:
        pause(0.3)
        with locks[taker]:
            money[giver] -= amount
            money[taker] += amount


if __name__ == "__main__":
    payments = [("Ada", "Bob", 3), ("Bob", "Ada", 1)]
    threads = [
        Thread(target=pay, args=args, daemon=True)
        for args in payments
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=1)
        print("Still waiting:", thread.is_alive())
    print(money)
