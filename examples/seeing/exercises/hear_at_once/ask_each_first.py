"""Ask for each result before the next letter is handed in."""

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
            try:
                ex.submit(deliver, letter).result()
            except ValueError as error:
                print("Failed:", error)
        print("All letters are on their way")
