"""Run a script as a reader would, observed, and return its recording.

The script gets a terminal and a session of its own. Nothing that it started
outlives `record`: what is left is named in the recording and killed.
"""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from ..contract.needs import NOTHING, Needs
from .process import OBSERVER, Run
from .recording import Recording
from .room import tell_of_files

# What cannot be checked where there are no pseudo-terminals and no SIGUSR2.
UNCHECKED = (
    "this system has no terminal to offer: a script prints into a pipe, line by line, "
    "and the stacks of a run that hangs are not shown"
    if sys.platform == "win32"
    else ""
)
# What ends a process, with its terminal where there is such a signal.
ENDS = [
    getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)
]
# What would change how Python runs, and how a script reaches its own machine.
FOREIGN = re.compile(r"PYTHON|OMP_NUM_THREADS$|\w+_proxy$", re.IGNORECASE)
ABOUT = """
import json, multiprocessing, os, platform, sys
from importlib.metadata import distributions
print(json.dumps({
    "python": platform.python_version(),
    "implementation": platform.python_implementation(),
    "gil": getattr(sys, "_is_gil_enabled", lambda: True)(),
    "system": platform.system(),
    "machine": platform.machine(),
    "cores": os.cpu_count(),
    "start_method": multiprocessing.get_start_method(),
    "start_methods": multiprocessing.get_all_start_methods(),
    "packages": sorted({each.name.lower() for each in distributions()}),
}))
"""


class NoPython(Exception):
    """What was named as a Python does not start, or is none."""


class Stopped(Exception):
    """The run was ended from outside, so that there is nothing to judge."""


class Recorder:
    """Runs scripts with one interpreter; several threads may share it."""

    def __init__(self, python: str = sys.executable, start_method: str = ""):
        take_up_signals()
        # A script runs in a folder of its own, from which a path may lead elsewhere.
        found = shutil.which(python)
        self.python = os.path.abspath(found) if found else python
        self.start_method = start_method
        self._live: set[Run] = set()
        self._closed = False

    @property
    def path(self) -> str:
        """Where programs are: first those that packages brought for this Python.

        So it is for a reader who has activated an environment.
        """
        own = os.path.dirname(self.python)
        return os.pathsep.join([own, os.environ.get("PATH", os.defpath)])

    @property
    def where(self) -> dict[str, Any]:
        """The interpreter, the system, the cores and today's date."""
        private = "machine", "start_methods", "packages"
        known = {k: v for k, v in self.about.items() if k not in private}
        return known | {"date": date.today().isoformat()}

    @cached_property
    @tell_of_files()
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

    @tell_of_files()
    def record(
        self,
        script: str,
        folder: Path,
        limit: float,
        needs: Needs = NOTHING,
        hangs: bool = False,
    ) -> Recording:
        """Run `script`, a path from `folder`, for at most `limit` seconds.

        What it `needs` of start method and CPUs is brought about. One that `hangs` is
        ended as soon as nothing happens in it any more. Raises Stopped
        if `close` was called before it ended, Unknown if the observer does not know
        this Python, and TooFewFiles if the system allows too few.
        """
        if self._closed:
            raise Stopped
        method = needs.start_method or self.start_method
        env = make_environment(method, needs.cpus) | {"PATH": self.path}
        run = Run(self.python, script, folder, env)
        self._live.add(run)
        try:
            if self._closed:
                run.members.kill()
            recording = run.complete(limit, hangs)
        finally:
            run.close()
            self._live.discard(run)
        if self._closed:
            raise Stopped
        return replace(recording, where=self.where | list_conditions(needs))

    def close(self) -> None:
        """Kill whatever runs, at once."""
        self._closed = True
        for run in list(self._live):
            run.members.kill()


def take_up_signals() -> None:
    """Let scripts be interrupted although this process is not, and end with it.

    A shell has what it runs in the background ignore SIGINT, which all that it
    starts would inherit. A handler is not inherited. What ends this process, SIGTERM
    or the end of its terminal, does not reach a script, which has a session of its own:
    it is taken as Ctrl-C is.
    """
    if threading.current_thread() is not threading.main_thread():
        return
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, lambda number, frame: None)
    for number in ENDS:
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, signal.default_int_handler)


def list_conditions(needs: Needs) -> dict[str, Any]:
    """What a recording says of the conditions that were made for its run."""
    method, cpus = needs.start_method, needs.cpus
    made = {"start_method": method} if method else {}
    return made | ({"cpus": cpus} if cpus else {})


def make_environment(start_method: str = "", cpus: int = 0) -> dict[str, str]:
    """The caller's environment, without what would change what a script does."""
    kept = {k: v for k, v in os.environ.items() if not FOREIGN.match(k)}
    env = kept | {"PYTHONPATH": str(OBSERVER), "PYTHON_COLORS": "0", "no_proxy": "*"}
    env["TERM"] = "dumb"  # what reads the script's terminal knows lines and no more
    if sys.platform == "win32":
        env |= {"PROOF_LINES": "1", "PYTHONUTF8": "1"}
    if start_method:
        env["PROOF_START_METHOD"] = start_method
    if cpus:
        env["PYTHON_CPU_COUNT"] = str(cpus)
    return env
