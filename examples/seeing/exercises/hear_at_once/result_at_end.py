"""Have each future raise its error when it ends."""

from concurrent.futures import Future, ThreadPoolExecutor
from time import sleep as pause


def deliver(letter):
    pause(letter * 0.4)
    if letter == 1:
        raise ValueError("no such address")
    print("Delivered", letter)


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=3) as ex:
        for letter in (3, 2, 1):
            future = ex.submit(deliver, letter)
            future.add_done_callback(Future.result)
        print("All letters are on their way")
