"""See whether a run goes on, and whether the machine has time for one."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterable
from typing import Any

import psutil

LOOK = 0.2  # seconds between two looks
# CPU seconds in which one sees what share of a core there is to have: who has slept
# gets the first hundredths of one in any crowd.
BURST = 0.1
# A process in one of these states may go on by itself.
AWAKE = (psutil.STATUS_RUNNING, psutil.STATUS_DISK_SLEEP)


def wait_for_quiet(look: Callable[[], Any], seconds: float, end: float) -> float | None:
    """The moment at which `look` has found the same for so many seconds.

    None if that has not come by `end`, or if `look` finds None: there is nothing left
    to look at. Moments are those of `time.monotonic`.
    """
    before, since = look(), time.monotonic()
    while before is not None and time.monotonic() < end:
        time.sleep(LOOK)
        now = look()
        if now != before:
            before, since = now, time.monotonic()
        elif time.monotonic() - since >= seconds:
            return time.monotonic()
    return None


def wait_for_core(share: float, seconds: float) -> bool:
    """Whether this thread gets such a share of a core, within so many seconds."""
    end = time.monotonic() + seconds
    while measure_share() < share:
        if time.monotonic() >= end:
            return False
        time.sleep(LOOK)
    return True


def measure_share() -> float:
    """The share of a core that this thread gets as it computes, 1 if it has one."""
    began, spent = time.monotonic(), time.thread_time()
    while (used := time.thread_time() - spent) < BURST:
        pass
    return used / (time.monotonic() - began)


def count_work(processes: Iterable[psutil.Process]) -> dict[int, float]:
    """The CPU seconds of each process, which no process that waits spends.

    For one that is awake it is the moment instead, equal to no other.
    """
    work = {}
    for process in processes:
        try:
            times, awake = process.cpu_times(), process.status() in AWAKE
        except psutil.Error:
            continue  # it has ended, which is a change as well
        work[process.pid] = time.monotonic() if awake else times.user + times.system
    return work


def is_starved(processes: Iterable[psutil.Process], seconds: float) -> bool:
    """Whether these compute, and were given the machine for less than so long yet."""
    spent, awake = 0.0, False
    for process in processes:
        with contextlib.suppress(psutil.Error):
            times = process.cpu_times()
            spent += times.user + times.system
            awake |= process.status() in AWAKE
    return awake and spent < seconds
