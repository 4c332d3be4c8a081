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

from ..contract.terms import QUIET
from .compose import compose
from .members import ENDING_GRACE, Members
from .quiet import LOOK, count_work, is_starved, wait_for_quiet
from .recording import Recording
from .stacks import Stacks, request_dumps
from .terminal import MOST_OUTPUT, Output

OBSERVER = Path(__file__).with_name("observer")
CROWD = 10  # times its limit that a run may take at most, for want of its turn


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
            self.members = Members(self.process.pid, self.log, outputs)
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
                self.members.kill()
            self.wait_for_end(0 if hangs else limit)
        except subprocess.TimeoutExpired:
            stacks = self.read_stacks().tell()
            self.members.kill()
            self.process.wait()
            self.incidents.append(f"still running after {limit:.0f} s\n{stacks}")
        if late := self.members.find_left_behind():
            self.incidents += late
            self.members.kill()
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
                starved = is_starved(self.members.find_living(), limit)
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
        return noted, shown, count_work(self.members.find_living())

    def stop_flood(self) -> None:
        if not self.incidents:
            self.incidents.append(f"printed more than {MOST_OUTPUT:,} bytes")
            self.members.kill()

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
        pids = [process.pid for process in self.members.find_living()]
        return Stacks(self.script, self.folder, request_dumps(pids, self.log))

    def interrupt(self) -> None:
        """What Ctrl-C does in a terminal: every process of the script gets a SIGINT."""
        if sys.platform == "win32":  # where its console is not ours to interrupt
            self.members.kill()
        else:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGINT)

    def close(self) -> None:
        """Leave nothing of it, neither a process nor a file."""
        self.members.kill()
        shutil.rmtree(self.log, ignore_errors=True)
