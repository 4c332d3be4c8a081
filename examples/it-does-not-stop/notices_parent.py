"""A process that looks for its parent ends when that is killed."""

from multiprocessing import Event, Process, parent_process
from time import sleep as pause


def runner(begun, ended):
    begun.set()
    while parent_process().is_alive():
        pause(0.4)
    print("The parent has gone")
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
