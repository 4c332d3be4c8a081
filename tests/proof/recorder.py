"""Run a script as a reader would, observed, and return its recording.

The script gets a terminal and a session of its own. Nothing that it started
outlives `record`: what is left is named in the recording and killed.
"""

from __future__ import annotations

import contextlib
import errno
import json
import linecache
import math
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import psutil

from .log import compose
from .marks import NOTHING, Needs
from .recording import Recording

OBSERVER = Path(__file__).with_name("observer")
# Seconds that a process may outlive the main one: asleep, and where it ends by
# itself as soon as it is its turn, which on a busy machine takes a while.
ASLEEP_GRACE, ENDING_GRACE = 0.5, 30.0
REUSED = 0.5  # and after which the number of a process may be that of another
HELPERS = ("multiprocessing.resource_tracker", "multiprocessing.forkserver")
MOST_OUTPUT = 1_000_000  # bytes; a page shows far less
# What cannot be checked where there are no pseudo-terminals and no SIGUSR2.
UNCHECKED = (
    "this system has no terminal to offer: a script prints into a pipe, line by line, "
    "and the stacks of a run that hangs are not shown"
    if sys.platform == "win32"
    else ""
)
# What would change how Python runs, and how a script reaches its own machine.
FOREIGN = re.compile(r"PYTHON|\w+_proxy$", re.IGNORECASE)
# Files that a run has open at most, and a number that is enough for a proof.
FILES, ENOUGH_FILES = 8, 256
# A recording is published, and names nothing of the machine.
FOLDERS = re.compile(r'(File ")[^"\n]*[/\\]')
ABOUT = """
import json, multiprocessing, os, platform, sys
print(json.dumps({
    "python": platform.python_version(),
    "implementation": platform.python_implementation(),
    "gil": getattr(sys, "_is_gil_enabled", lambda: True)(),
    "system": platform.system(),
    "machine": platform.machine(),
    "cores": os.cpu_count(),
    "start_method": multiprocessing.get_start_method(),
    "start_methods": multiprocessing.get_all_start_methods(),
}))
"""


class NoPython(Exception):
    """What was named as a Python does not start, or is none."""


class TooFewFiles(Exception):
    """The system lets this process open too few files for a run."""


class Stopped(Exception):
    """The run was ended from outside, so that there is nothing to judge."""


@contextlib.contextmanager
def told_of_files() -> Iterator[None]:
    """Say in a sentence that there are too few of them."""
    try:
        yield
    except OSError as error:
        if error.errno != errno.EMFILE:
            raise
        text = (
            f"a run needs up to {FILES} open files more than the system allows "
            f"this process: allow more, as by `ulimit -n {ENOUGH_FILES}`"
        )
        raise TooFewFiles(text) from error


def room() -> int:
    """How many runs at once have files enough, at least one."""
    if sys.platform == "win32":
        return sys.maxsize  # where the number has no limit
    import resource

    allowed, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return max(1, (allowed - psutil.Process().num_fds()) // FILES)


class Recorder:
    """Runs scripts with one interpreter; several threads may share it."""

    def __init__(self, python: str = sys.executable, start_method: str = ""):
        self.python = python
        self.start_method = start_method
        self._live: set[Run] = set()
        self._closed = False

    @property
    def where(self) -> dict[str, Any]:
        """The interpreter, the system, the cores and today's date."""
        private = "machine", "start_methods"
        known = {k: v for k, v in self.about.items() if k not in private}
        return known | {"date": date.today().isoformat()}

    @cached_property
    @told_of_files()
    def about(self) -> dict[str, Any]:
        """What the interpreter says of itself, and the start methods to run under.

        Raises NoPython if it cannot start, or is something else.
        """
        command = [self.python, "-c", ABOUT]
        try:
            answer = subprocess.run(command, capture_output=True, check=True, text=True)
            about = json.loads(answer.stdout)
        except (OSError, subprocess.SubprocessError, ValueError) as error:
            if getattr(error, "errno", None) == errno.EMFILE:
                raise
            text = f"{self.python} does not start as a Python: name one that does"
            raise NoPython(text) from error
        if self.start_method:
            about["start_method"] = self.start_method
            about["start_methods"] = [self.start_method]
        return about

    @told_of_files()
    def record(
        self, script: str, folder: Path, limit: float, needs: Needs = NOTHING
    ) -> Recording:
        """Run `script`, a path from `folder`, for at most `limit` seconds.

        What it `needs` of start method and CPUs is brought about. Raises Stopped
        if `close` was called before it ended, and Unknown if the observer does not
        know this Python.
        """
        if self._closed:
            raise Stopped
        method = needs.start_method or self.start_method
        run = Run(self.python, script, folder, environment(method, needs.cpus))
        self._live.add(run)
        try:
            if self._closed:
                run.kill()
            recording = run.complete(limit)
        finally:
            run.kill()
            self._live.discard(run)
            shutil.rmtree(run.log, ignore_errors=True)
        if self._closed:
            raise Stopped
        return replace(recording, where=self.where | brought_about(needs))

    def close(self) -> None:
        """Kill whatever runs, at once."""
        self._closed = True
        for run in list(self._live):
            run.kill()


class Output:
    """What one stream of the child shows, on a terminal where there is one."""

    def __init__(self, overflow: Callable[[], None]):
        self.overflow = overflow
        self.chunks: list[tuple[float, bytes]] = []
        self.size = 0
        if sys.platform == "win32":
            self.end, self.child_end = os.pipe()
        else:
            self.end, self.child_end = os.openpty()
        self.terminal = "" if sys.platform == "win32" else os.ttyname(self.child_end)
        self.reader = threading.Thread(target=self._read, daemon=True)

    def begin(self) -> None:
        """Read until the child and all who share its end have closed it."""
        os.close(self.child_end)
        self.reader.start()

    def _read(self) -> None:
        with contextlib.suppress(OSError):  # Linux's way to end a terminal
            while data := os.read(self.end, 65536):
                self.size += len(data)
                if self.size > MOST_OUTPUT:
                    self.overflow()
                else:
                    self.chunks.append((time.monotonic(), data))
        self.terminal = ""  # from now on another run may get one of that name
        os.close(self.end)

    def lines(self) -> Iterator[tuple[float, str]]:
        """Each line with the time at which its end was read."""
        at, rest = 0.0, b""
        for at, data in self.chunks:
            *whole, rest = (rest + data).split(b"\n")
            for line in whole:
                yield at, line.rstrip(b"\r").decode("utf-8", "replace")
        if rest:
            yield at, rest.decode("utf-8", "replace") + " (no end of line)"


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
            outputs += [Output(self.flooded)]
            outputs += [Output(self.flooded)]
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
            stacks = self.stacks()
            self.kill()
            self.process.wait()
            self.incidents.append(f"still running after {limit:.0f} s\n{stacks}")
        if late := self.left_behind():
            self.incidents += late
            self.kill()
        self.incidents += self.unread()
        return compose(
            self.log,
            list(self.out.lines()),
            exit_code=self.process.returncode,
            complaints=FOLDERS.sub(r"\1", "\n".join(t for _, t in self.errors.lines())),
            incidents=self.incidents,
        )

    def flooded(self) -> None:
        if not self.incidents:
            self.incidents.append(f"printed more than {MOST_OUTPUT:,} bytes")
            self.kill()

    def living(self) -> list[psutil.Process]:
        """Every process of this run, in whatever session it is now."""
        found, logged = [], self.logged()
        for process in psutil.process_iter():
            with contextlib.suppress(psutil.Error, OSError):
                since = logged.get(process.pid, -math.inf)
                ours = born(process) <= since + REUSED or self.owns(process)
                if ours and process.status() != psutil.STATUS_ZOMBIE:
                    found.append(process)
        return found

    def logged(self) -> dict[int, float]:
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

    def left_behind(self) -> list[str]:
        """Wait for the run's processes to end; name those that do not."""
        since = time.monotonic()
        while living := self.living():
            passed = time.monotonic() - since
            late = [spelled(p) for p in living if passed > patience(p)]
            if any(late):
                return [f"left behind: process {name}" for name in late if name]
            time.sleep(0.02)
        return []

    def unread(self) -> list[str]:
        """Wait for what is still to be read; name a stream that does not end."""
        streams = {"output": self.out, "error": self.errors}
        end = time.monotonic() + ENDING_GRACE
        for output in streams.values():
            output.reader.join(max(0, end - time.monotonic()))
        open_ = [name for name, out in streams.items() if out.reader.is_alive()]
        return [f"left behind: something holds standard {name} open" for name in open_]

    def stacks(self) -> str:
        """Where in the script each thread of each Python process of this run is."""
        if not hasattr(signal, "SIGUSR2"):
            return "(this system cannot show the stacks of another process)"
        files = {p.pid: self.log / f"{p.pid}.stacks" for p in self.living()}
        files = {pid: file for pid, file in files.items() if file.exists()}
        for pid in files:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGUSR2)
        time.sleep(0.3)
        dumps = {pid: f.read_text("utf-8", "replace") for pid, f in files.items()}
        own = {pid: self.own_frames(dump) for pid, dump in dumps.items()}
        told = {pid: text for pid, text in own.items() if text} or dumps
        return "\n".join(f"process {pid}:\n{text}" for pid, text in told.items())

    def own_frames(self, dump: str) -> str:
        """The frames of the script, each with its line; nothing of other threads."""
        frame = re.compile(rf'  File ".*{re.escape(self.script)}", line (\d+) in .*')
        threads = (frame.finditer(thread) for thread in dump.split("\n\n"))
        told = ["\n".join(map(self.with_line, found)) for found in threads]
        return "\n\n".join(filter(None, told))

    def with_line(self, frame: re.Match[str]) -> str:
        file = str(self.folder / self.script)
        linecache.checkcache(file)
        return f"{frame[0]}\n    {linecache.getline(file, int(frame[1])).strip()}"

    def kill(self) -> None:
        """Kill until nothing is left, children born meanwhile included."""
        for _ in range(50):
            living = self.living()
            for process in living:
                with contextlib.suppress(psutil.Error):
                    process.kill()
            if not living:
                return
            time.sleep(0.01)


def brought_about(needs: Needs) -> dict[str, Any]:
    """What a recording says of the conditions that were made for its run."""
    method, cpus = needs.start_method, needs.cpus
    made = {"start_method": method} if method else {}
    return made | ({"cpus": cpus} if cpus else {})


def environment(start_method: str = "", cpus: int = 0) -> dict[str, str]:
    """The caller's environment, without what would change what a script does."""
    kept = {k: v for k, v in os.environ.items() if not FOREIGN.match(k)}
    env = kept | {"PYTHONPATH": str(OBSERVER), "PYTHON_COLORS": "0", "no_proxy": "*"}
    if sys.platform == "win32":
        env |= {"PROOF_LINES": "1", "PYTHONUTF8": "1"}
    if start_method:
        env["PROOF_START_METHOD"] = start_method
    if cpus:
        env["PYTHON_CPU_COUNT"] = str(cpus)
    return env


def born(process: psutil.Process) -> float:
    """When a process was started, by the clock of the logs."""
    return process.create_time() - time.time() + time.monotonic()


def patience(process: psutil.Process) -> float:
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


def spelled(process: psutil.Process) -> str:
    """Its number and its command, or its name if it has none; empty if it ended."""
    with contextlib.suppress(psutil.Error):
        command = " ".join(process.cmdline()) or process.name()
        return f"{process.pid} ({command})"
    return ""
