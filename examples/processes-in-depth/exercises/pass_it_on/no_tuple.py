"""Pass each letter of the greeting as an argument."""

from multiprocessing import Process, current_process


def greet(greeting):
    print(greeting, "from", current_process().name)


if __name__ == "__main__":
    for greeting in ("Good morning", "Good evening"):
        child = Process(target=greet, args=(greeting))
        child.start()
        child.join()
