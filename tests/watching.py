"""What tests of real runs need to know about processes and time."""

from __future__ import annotations

import contextlib
import signal
import time
from collections.abc import Callable, Iterator

import psutil


def alive(log: str) -> list[psutil.Process]:
    """The processes that still belong to the run whose PROOF_LOG this is."""
    found = []
    for process in psutil.process_iter():
        try:
            if process.environ().get("PROOF_LOG") == log:
                found.append(process)
        except (psutil.Error, OSError):
            continue  # it has ended, or is somebody else's
    return found


def running(pid: int) -> bool:
    """Whether that process does anything still; a zombie does not."""
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def until(condition: Callable[[], bool], seconds: float = 30) -> bool:
    """Whether it comes true in time."""
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.01)
    return condition()


@contextlib.contextmanager
def inheriting(number: int, answer: signal.Handlers) -> Iterator[None]:
    """What is begun meanwhile answers a signal so, even if the tests run by nohup."""
    before = signal.signal(number, answer)
    try:
        yield
    finally:
        signal.signal(number, before)
