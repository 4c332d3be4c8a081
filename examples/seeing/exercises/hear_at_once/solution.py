"""Give each future a function to call at its end."""

from concurrent.futures import ThreadPoolExecutor
from time import sleep as pause


def deliver(letter):
    pause(letter * 0.4)
    if letter == 1:
        raise ValueError("no such address")
    print("Delivered", letter)


def report(future):
    if error := future.exception():
        print("Failed:", error)


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=3) as ex:
        for letter in (3, 2, 1):
            ex.submit(deliver, letter).add_done_callback(report)
        print("All letters are on their way")
