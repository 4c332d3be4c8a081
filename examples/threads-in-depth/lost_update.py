"""What one thread adds is lost when another writes over it."""

from threading import Thread
from time import sleep as pause

total = 0


def add():
    global total
    for _ in range(100):
        seen = total
        pause(0.001)
        total = seen + 1


if __name__ == "__main__":
    threads = [Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"400 times one more, and the total is {total}")
