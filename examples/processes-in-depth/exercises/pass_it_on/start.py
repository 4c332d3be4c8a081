"""Greet from processes that import the script anew."""

from multiprocessing import Process, current_process

greeting = "Hello"


def greet():
    print(greeting, "from", current_process().name)


if __name__ == "__main__":
    # TODO: let each child say the greeting of its turn.
    for greeting in ("Good morning", "Good evening"):
        child = Process(target=greet)
        child.start()
        child.join()
