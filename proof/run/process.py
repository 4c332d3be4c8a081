"""One run of a script: its processes, from the first to the last of them."""

from __future__ import annotations

import contextlib
import math
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import psutil

from ..contract.terms import QUIET
from .compose import compose
from .quiet import LOOK, count_work, is_starved, wait_for_quiet
from .recording import Recording
from .stacks import Stacks, request_dumps
from .terminal import MOST_OUTPUT, Output

OBSERVER = Path(__file__).with_name("observer")
# Seconds that a process may outlive the main one: asleep, and where it ends by
# itself as soon as it is its turn, which on a busy machine takes a while.
ASLEEP_GRACE, ENDING_GRACE = 0.5, 30.0
REUSED = 0.5  # and after which the number of a process may be that of another
CROWD = 10  # times its limit that a run may take at most, for want of its turn
HELPERS = (
    "multiprocessing.resource_tracker",
    "multiprocessing.forkserver",
    "mpiexec",
    "hydra_pmi_proxy",
)


class Run:
    """One run, from the start of its command to the end of all it started.

    Somebody who `watches` sees at once what it prints, and answers what it asks.
    """

    def __init__(
        self,
        python: str,
        script: str,
        folder: Path,
        env: dict[str, str],
        arguments: Sequence[str] = (),
        watches: bool = False,
    ):
        self.script, self.folder = script, folder
        self.log = Path(tempfile.mkdtemp(prefix="proof-"))
        self.incidents: list[str] = []
        # What a process that is killed leaves there, a socket above all, goes too.
        temporary = self.log / "tmp"
        temporary.mkdir()
        outputs: list[Output] = []
        try:
            for stream in (sys.stdout, sys.stderr):
                echo = stream.buffer if watches else None
                outputs += [Output(self.stop_flood, echo)]
            self.out, self.errors = outputs
            self.process = subprocess.Popen(
                [python, script, *arguments],
                cwd=folder,
                env=env
                | {"PROOF_LOG": str(self.log), "PROOF_SCRIPT": script}
                | {"TMPDIR": str(temporary)},
                stdin=None if watches else subprocess.DEVNULL,
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

    def complete(self, limit: float, hangs: bool = False) -> Recording:
        """Wait for the end of everything, by force after `limit` seconds.

        Or, if it `hangs`, as soon as nothing happens any more; what comes of ending it
        is none of the script's doing, and is left out.
        """
        ended, hung = math.inf, []
        try:
            if hangs and (quiet := self.wait_for_quiet(limit)):
                ended, hung = quiet, self.read_stacks().find_waits()
                self.kill()
            self.wait_for_end(0 if hangs else limit)
        except subprocess.TimeoutExpired:
            stacks = self.read_stacks().tell()
            self.kill()
            self.process.wait()
            self.incidents.append(f"still running after {limit:.0f} s\n{stacks}")
        if late := self.find_left_behind():
            self.incidents += late
            self.kill()
        self.incidents += self.find_open()
        return compose(
            self.log,
            self.out.read_lines(ended),
            exit_code=0 if hung else self.process.returncode,
            errors=self.errors.read_lines(ended),
            incidents=self.incidents,
            ended=ended,
            hung=hung,
        )

    def wait_for_end(self, limit: float) -> None:
        """Raise TimeoutExpired once it has waited for so long, or computed.

        On a busy machine it computes for many times as long.
        """
        end, patience = time.monotonic() + CROWD * limit, limit
        while True:
            try:
                self.process.wait(patience)
                return
            except subprocess.TimeoutExpired:
                starved = is_starved(self.find_living(), limit)
                if time.monotonic() > end or not starved:
                    raise
                patience = LOOK

    def wait_for_quiet(self, limit: float) -> float | None:
        """The moment at which it has hung for a while, None if it ends or goes on."""
        return wait_for_quiet(self.look, QUIET, time.monotonic() + limit)

    def look(self) -> tuple | None:
        """What would change if anything happened, None once the script has ended."""
        if self.process.poll() is not None:
            return None
        noted = sum(file.stat().st_size for file in self.log.glob("*.events"))
        shown = self.out.size, self.errors.size
        return noted, shown, count_work(self.find_living())

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

    def read_stacks(self) -> Stacks:
        """Where each thread of each Python process of this run is."""
        pids = [process.pid for process in self.find_living()]
        return Stacks(self.script, self.folder, request_dumps(pids, self.log))

    def interrupt(self) -> None:
        """What Ctrl-C does in a terminal: every process of the script gets a SIGINT."""
        if sys.platform == "win32":  # where its console is not ours to interrupt
            self.kill()
        else:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGINT)

    def close(self) -> None:
        """Leave nothing of it, neither a process nor a file."""
        self.kill()
        shutil.rmtree(self.log, ignore_errors=True)

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
