"""What `os` has of processes."""

import os

from . import stack
from .calls import call, post

role = {"pid": 1, "parent": 0, "cpus": 1}


def getpid():
    return role["pid"]


def getppid():
    return role["parent"]


def waitpid(pid, options):
    """The number and the status of a child that has ended, (0, 0) if none has yet."""
    ended = call("reap", pid, 0 if options & os.WNOHANG else None)
    if ended is None:
        return 0, 0
    number, code = ended
    return number, -code if code < 0 else code << 8


def leave(code):
    """`os._exit`: end at once, whatever still waits or is not yet written."""
    post("exit", code)
    stack.park("enter", stack.bridge.makeGate(-1))


def cpu_count():
    return role["cpus"]


def ask(prompt=""):
    """`input`: the kernel has the terminal."""
    print(prompt, end="", flush=True)
    line = call("ask")
    if line is None:
        raise EOFError("EOF when reading a line")
    return line
