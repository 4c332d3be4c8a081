"""What one thread adds is lost when another writes over it."""

from threading import Thread
from time import sleep as pause

total = 0


def add():
    global total
    seen = total
    pause(0.5)
    total = seen + 1


if __name__ == "__main__":
    threads = [Thread(target=add) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"Two threads added 1, and the total is {total}")
