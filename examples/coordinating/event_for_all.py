"""An event lets all go on who wait for it, and who come later."""

from threading import Event, Thread
from time import sleep as pause

ready = Event()


def runner(name):
    ready.wait()
    print(f"The {name} thread goes on")


if __name__ == "__main__":
    names = ["first", "second"]
    threads = [Thread(target=runner, args=(n,)) for n in names]
    for thread in threads:
        thread.start()
    pause(0.5)
    print("Ready")
    ready.set()
    for thread in threads:
        thread.join()
    late = Thread(target=runner, args=("late",))
    late.start()
    late.join()
