"""One run of a script: its processes, from the first to the last of them."""

from __future__ import annotations

import contextlib
import linecache
import math
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

from .compose import compose
from .recording import Recording
from .terminal import MOST_OUTPUT, Output

OBSERVER = Path(__file__).with_name("observer")
# Seconds that a process may outlive the main one: asleep, and where it ends by
# itself as soon as it is its turn, which on a busy machine takes a while.
ASLEEP_GRACE, ENDING_GRACE = 0.5, 30.0
REUSED = 0.5  # and after which the number of a process may be that of another
HELPERS = ("multiprocessing.resource_tracker", "multiprocessing.forkserver")
# A recording is published, and names nothing of the machine.
FOLDERS = re.compile(r'(File ")[^"\n]*[/\\]')


class Run:
    """One run, from the start of its command to the end of all it started."""

    def __init__(self, python: str, script: str, folder: Path, env: dict[str, str]):
        self.script, self.folder = script, folder
        self.log = Path(tempfile.mkdtemp(prefix="proof-"))
        self.incidents: list[str] = []
        # What a process that is killed leaves there, a socket above all, goes too.
        temporary = self.log / "tmp"
        temporary.mkdir()
        outputs: list[Output] = []
        try:
            outputs += [Output(self.stop_flood)]
            outputs += [Output(self.stop_flood)]
            self.out, self.errors = outputs
            self.process = subprocess.Popen(
                [python, script],
                cwd=folder,
                env=env | {"PROOF_LOG": str(self.log), "TMPDIR": str(temporary)},
                stdin=subprocess.DEVNULL,
                stdout=self.out.child_end,
                stderr=self.errors.child_end,
                start_new_session=True,
            )
        except BaseException:
            shutil.rmtree(self.log)
            raise
        finally:
            for output in outputs:
                output.begin()

    def complete(self, limit: float) -> Recording:
        """Wait for the end of everything, by force after `limit` seconds."""
        try:
            self.process.wait(limit)
        except subprocess.TimeoutExpired:
            stacks = self.read_stacks()
            self.kill()
            self.process.wait()
            self.incidents.append(f"still running after {limit:.0f} s\n{stacks}")
        if late := self.find_left_behind():
            self.incidents += late
            self.kill()
        self.incidents += self.find_open()
        return compose(
            self.log,
            list(self.out.read_lines()),
            exit_code=self.process.returncode,
            complaints=FOLDERS.sub(
                r"\1", "\n".join(t for _, t in self.errors.read_lines())
            ),
            incidents=self.incidents,
        )

    def stop_flood(self) -> None:
        if not self.incidents:
            self.incidents.append(f"printed more than {MOST_OUTPUT:,} bytes")
            self.kill()

    def find_living(self) -> list[psutil.Process]:
        """Every process of this run, in whatever session it is now."""
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
        if sys.platform != "win32" and os.getsid(process.pid) == self.process.pid:
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
        return shown in (self.out.terminal, self.errors.terminal)

    def find_left_behind(self) -> list[str]:
        """Wait for the run's processes to end; name those that do not."""
        since = time.monotonic()
        while living := self.find_living():
            passed = time.monotonic() - since
            late = [describe(p) for p in living if passed > get_patience(p)]
            if any(late):
                return [f"left behind: process {name}" for name in late if name]
            time.sleep(0.02)
        return []

    def find_open(self) -> list[str]:
        """Wait for what is still to be read; name a stream that does not end."""
        streams = {"output": self.out, "error": self.errors}
        end = time.monotonic() + ENDING_GRACE
        for output in streams.values():
            output.reader.join(max(0, end - time.monotonic()))
        held = [name for name, out in streams.items() if out.reader.is_alive()]
        return [f"left behind: something holds standard {name} open" for name in held]

    def read_stacks(self) -> str:
        """Where in the script each thread of each Python process of this run is."""
        if not hasattr(signal, "SIGUSR2"):
            return "(this system cannot show the stacks of another process)"
        files = {p.pid: self.log / f"{p.pid}.stacks" for p in self.find_living()}
        files = {pid: file for pid, file in files.items() if file.exists()}
        for pid in files:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGUSR2)
        time.sleep(0.3)
        dumps = {pid: f.read_text("utf-8", "replace") for pid, f in files.items()}
        own = {pid: self.select_frames(dump) for pid, dump in dumps.items()}
        told = {pid: text for pid, text in own.items() if text} or dumps
        return "\n".join(f"process {pid}:\n{text}" for pid, text in told.items())

    def select_frames(self, dump: str) -> str:
        """The frames of the script, each with its line; nothing of other threads."""
        frame = re.compile(rf'  File ".*{re.escape(self.script)}", line (\d+) in .*')
        threads = (frame.finditer(thread) for thread in dump.split("\n\n"))
        told = ["\n".join(map(self.quote_line, found)) for found in threads]
        return "\n\n".join(filter(None, told))

    def quote_line(self, frame: re.Match[str]) -> str:
        file = str(self.folder / self.script)
        linecache.checkcache(file)
        return f"{frame[0]}\n    {linecache.getline(file, int(frame[1])).strip()}"

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
