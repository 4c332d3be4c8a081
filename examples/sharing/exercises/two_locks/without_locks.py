"""Leave the locks out."""

from threading import Lock, Thread
from time import sleep as pause

money = {"Ada": 10, "Bob": 10}
locks = {name: Lock() for name in money}


def pay(giver, taker, amount):
    pause(0.3)
    left, more = money[giver] - amount, money[taker] + amount
    pause(0.3)
    money[giver], money[taker] = left, more


if __name__ == "__main__":
    payments = [("Ada", "Bob", 3), ("Bob", "Ada", 1)]
    threads = [Thread(target=pay, args=each) for each in payments]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"Ada has {money['Ada']}, Bob has {money['Bob']}")
