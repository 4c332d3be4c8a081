"""A process goes on when its parent has been killed."""

from multiprocessing import Event, Process
from time import sleep as pause


def runner(begun, ended):
    begun.set()
    for _ in range(3):
        pause(0.4)
        print("Still running")
    ended.set()


def program(begun, ended):
    process = Process(target=runner, args=(begun, ended))
    process.start()
    process.join()


if __name__ == "__main__":
    begun, ended = Event(), Event()
    parent = Process(target=program, args=(begun, ended))
    parent.start()
    begun.wait()
    pause(0.2)
    parent.kill()
    parent.join()
    ended.wait()
    print("The child has ended")
