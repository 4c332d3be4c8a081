"""Ask the futures in the order of the letters."""

from concurrent.futures import ThreadPoolExecutor
from time import sleep as pause


def deliver(letter):
    pause(letter * 0.4)
    if letter == 1:
        raise ValueError("no such address")
    print("Delivered", letter)


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=3) as ex:
        futures = [ex.submit(deliver, n) for n in (3, 2, 1)]
        print("All letters are on their way")
        for future in futures:
            if future.exception():
                print("Failed:", future.exception())
