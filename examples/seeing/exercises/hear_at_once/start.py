"""One of three letters fails, and nobody hears of it."""

from concurrent.futures import ThreadPoolExecutor
from time import sleep as pause


def deliver(letter):
    pause(letter * 0.4)
    if letter == 1:
        raise ValueError("no such address")
    print("Delivered", letter)


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=3) as ex:
        for letter in (3, 2, 1):
            # TODO: print "Failed:" and the error when it happens.
            ex.submit(deliver, letter)
        print("All letters are on their way")
