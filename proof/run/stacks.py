"""Ask the processes of a run where in its script each of their threads is."""

from __future__ import annotations

import contextlib
import linecache
import os
import re
import signal
import time
from collections.abc import Collection, Iterator
from pathlib import Path

# Windows cannot ask another process.
CAN_ASK = hasattr(signal, "SIGUSR2")
UNSEEN = "(this system cannot show the stacks of another process)"
# Where a forked child goes on: the frames below are a copy of its parent's.
FORKED = re.compile(r'  File ".*popen_fork.py", line \d+ in _launch')
# Seconds in which a process answers, and those that it gets on a busy machine.
ANSWER, PATIENCE = 0.3, 5.0


class Stacks:
    """The stacks of a run's processes, by PID, as `faulthandler` has written them."""

    def __init__(self, script: str, folder: Path, dumps: dict[int, str]):
        self.script, self.file, self.dumps = script, str(folder / script), dumps
        linecache.checkcache(self.file)

    def tell(self) -> str:
        """The frames of the script, each with its line; nothing of other threads."""
        if not CAN_ASK:
            return UNSEEN
        own = {pid: "\n\n".join(self.list_threads(pid)) for pid in self.dumps}
        told = {pid: text for pid, text in own.items() if text} or self.dumps
        return "\n".join(f"process {pid}:\n{text}" for pid, text in told.items())

    def list_threads(self, pid: int) -> Iterator[str]:
        for frames in self.find_frames(pid):
            yield "\n".join(f"{f[0]}\n    {self.get_line(f)}" for f in frames)

    def find_waits(self) -> list[str]:
        """The innermost line of the script in each thread, with its function."""
        if not CAN_ASK:
            return [UNSEEN]
        threads = [thread for pid in self.dumps for thread in self.find_frames(pid)]
        return sorted(f"{f[2]}: {self.get_line(f)}" for f, *_ in threads)

    def find_frames(self, pid: int) -> Iterator[list[re.Match[str]]]:
        """The frames of the script in each thread that has one, innermost first."""
        name = re.escape(self.script)
        frame = re.compile(rf'  File "(?:.*[/\\])?{name}", line (\d+) in (.*)')
        for thread in self.dumps[pid].split("\n\n"):
            if found := list(frame.finditer(FORKED.split(thread)[0])):
                yield found

    def get_line(self, frame: re.Match[str]) -> str:
        return linecache.getline(self.file, int(frame[1])).strip()


def request_dumps(pids: Collection[int], log: Path) -> dict[int, str]:
    """What each observed process among these writes when it is asked."""
    files = {pid: log / f"{pid}.stacks" for pid in pids} if CAN_ASK else {}
    files = {pid: file for pid, file in files.items() if file.exists()}
    for pid in files:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGUSR2)
    end = time.monotonic() + PATIENCE
    time.sleep(ANSWER)
    while time.monotonic() < end and not all(f.stat().st_size for f in files.values()):
        time.sleep(ANSWER)
    return {pid: f.read_text("utf-8", "replace") for pid, f in files.items()}
