"""Set a name of the main process by a function."""

from multiprocessing import Process, current_process

greeting = "Hello"


def greet():
    print(greeting, "from", current_process().name)


def choose(text):
    global greeting
    greeting = text


if __name__ == "__main__":
    for text in ("Good morning", "Good evening"):
        choose(text)
        child = Process(target=greet)
        child.start()
        child.join()
