"""Greet in the main process, before a child is made."""

from multiprocessing import Process, current_process


def greet(greeting):
    print(greeting, "from", current_process().name)


if __name__ == "__main__":
    for greeting in ("Good morning", "Good evening"):
        child = Process(target=greet(greeting))
        child.start()
        child.join()
