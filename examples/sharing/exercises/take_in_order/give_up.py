"""Two pay each other, and nobody waits for the end."""

from threading import Lock, Thread
from time import sleep as pause

money = {"Ada": 10, "Bob": 10}
locks = {"Ada": Lock(), "Bob": Lock()}


def pay(giver, taker, amount):
    with locks[giver]:
        left = money[giver] - amount
        pause(0.3)
        with locks[taker]:
            money[giver] = left
            money[taker] += amount


if __name__ == "__main__":
    ada = Thread(target=pay, args=("Ada", "Bob", 5), daemon=True)
    bob = Thread(target=pay, args=("Bob", "Ada", 3), daemon=True)
    threads = [ada, bob]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=0.5)
    print("Ada has {Ada}, Bob has {Bob}".format(**money))
