"""With a lock, nobody comes between looking and booking."""

from threading import Lock, Thread
from time import sleep as pause

seats = {}
lock = Lock()


def book(seat, name):
    with lock:
        if seat not in seats:
            pause(0.5)
            seats[seat] = name
            print(f"{name} has seat {seat}")
        else:
            print(f"{name} comes too late")


if __name__ == "__main__":
    bookings = [("12A", "Ada"), ("12A", "Bob")]
    threads = [Thread(target=book, args=args) for args in bookings]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
