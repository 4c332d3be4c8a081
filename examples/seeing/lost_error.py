"""An error that nobody asks for is not seen, unless one looks."""

from concurrent.futures import ThreadPoolExecutor
from time import sleep as pause


def deliver(letter):
    pause(letter / 5)
    if letter == 3:
        raise ValueError("no such address")


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=2) as executor:
        for letter in (4, 3, 2):
            executor.submit(deliver, letter)
    print("All letters are on their way")
