"""Two threads see the last task, and one of them finds it gone."""

from threading import Thread
from time import sleep as pause

tasks = ["first", "second", "last"]
errors = []


def runner():
    while tasks:
        pause(0.4)
        try:
            print(f"Performing the {tasks.pop(0)} task")
        except IndexError as error:
            errors.append(str(error))


if __name__ == "__main__":
    threads = [Thread(target=runner) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print("Errors:", errors)
