"""Two threads find the seat free, and both of them take it."""

from threading import Thread
from time import sleep as pause

seats = {}


def book(seat, name):
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
