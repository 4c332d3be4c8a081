"""The processes of a run: who they are, and who of them outlives it."""

from __future__ import annotations

import contextlib
import math
import os
import sys
import time
from collections.abc import Collection
from pathlib import Path

import psutil

from .terminal import Output

# Seconds that a process may outlive the main one: asleep, and where it ends by
# itself as soon as it is its turn, which on a busy machine takes a while.
ASLEEP_GRACE, ENDING_GRACE = 0.5, 30.0
REUSED = 0.5  # and after which the number of a process may be that of another
HELPERS = (
    "multiprocessing.resource_tracker",
    "multiprocessing.forkserver",
    "mpiexec",
    "hydra_pmi_proxy",
)


class Members:
    """Every process of a run, in whatever session it is now.

    `leader` is the number of the first, `log` the folder in which each notes what it
    does, and the outputs are those that it was given.
    """

    def __init__(self, leader: int, log: Path, outputs: Collection[Output]):
        self.leader, self.log, self.outputs = leader, log, outputs

    def find_living(self) -> list[psutil.Process]:
        """Those that have not ended."""
        found, logged = [], self.read_logged()
        for process in psutil.process_iter():
            with contextlib.suppress(psutil.Error, OSError):
                since = logged.get(process.pid, -math.inf)
                ours = get_birth(process) <= since + REUSED or self.owns(process)
                if ours and process.status() != psutil.STATUS_ZOMBIE:
                    found.append(process)
        return found

    def read_logged(self) -> dict[int, float]:
        """The processes that wrote a log, and when each began it last.

        A daemon that gave up all else, its session, its terminal and its
        environment, is known by its number; a number that was given to another
        process since is known by that one's later birth.
        """
        files = (path.stem.split("-") for path in self.log.glob("*.events"))
        return {int(pid): int(at) / 1e9 for pid, at in sorted(files)}

    def owns(self, process: psutil.Process) -> bool:
        if sys.platform != "win32" and os.getsid(process.pid) == self.leader:
            return True
        if process.environ().get("PROOF_LOG") == str(self.log):
            return True
        return any(self.shows(process, stream) for stream in (1, 2))

    def shows(self, process: psutil.Process, stream: int) -> bool:
        """Whether it has this run's terminal, all that a cleaned daemon keeps.

        Only Linux tells. The name is read last: while there is one, it is ours.
        """
        if sys.platform != "linux":
            return False
        shown = os.readlink(f"/proc/{process.pid}/fd/{stream}")
        return any(shown == output.terminal for output in self.outputs)

    def find_left_behind(self) -> list[str]:
        """Wait for all of them to end; name those that do not."""
        since = time.monotonic()
        while living := self.find_living():
            passed = time.monotonic() - since
            late = [describe(p) for p in living if passed > get_patience(p)]
            if any(late):
                return [f"left behind: process {name}" for name in late if name]
            time.sleep(0.02)
        return []

    def kill(self) -> None:
        """Kill until nothing is left, children born meanwhile included."""
        for _ in range(50):
            living = self.find_living()
            for process in living:
                with contextlib.suppress(psutil.Error):
                    process.kill()
            if not living:
                return
            time.sleep(0.01)


def get_birth(process: psutil.Process) -> float:
    """When a process was started, by the clock of the logs."""
    return process.create_time() - time.time() + time.monotonic()


def get_patience(process: psutil.Process) -> float:
    """Seconds that this process may outlive the main one.

    One that is ending has no command any more, one that is awake may be about to
    end, and a helper of the library ends once it notices that nobody needs it.
    """
    try:
        command, status = " ".join(process.cmdline()), process.status()
    except psutil.Error:
        return math.inf  # it has ended since it was found
    helper = any(helper in command for helper in HELPERS)
    asleep = status == psutil.STATUS_SLEEPING
    return ASLEEP_GRACE if command and asleep and not helper else ENDING_GRACE


def describe(process: psutil.Process) -> str:
    """Its number and its command, or its name if it has none; empty if it ended."""
    with contextlib.suppress(psutil.Error):
        command = " ".join(process.cmdline()) or process.name()
        return f"{process.pid} ({command})"
    return ""
