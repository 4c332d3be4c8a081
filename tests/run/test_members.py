"""Who outlives a run: processes that are played, one look after another."""

from __future__ import annotations

import math

import psutil
import pytest

from proof.run import members as module
from proof.run.members import ASLEEP_GRACE, ENDING_GRACE, Members, get_patience


class Process:
    """A process as it is at each look at its command; None is one that has ended."""

    pid = 3184

    def __init__(self, *commands: list[str] | None, status: str = "sleeping"):
        self.commands, self.state = list(commands), status

    def cmdline(self) -> list[str]:
        command = self.commands.pop(0) if self.commands[1:] else self.commands[0]
        if command is None:
            raise psutil.NoSuchProcess(self.pid)
        return command

    def status(self) -> str:
        return self.state

    def name(self) -> str:
        return "python3.15"


CHILD = ["sleep", "60"]
HELPER = ["python", "-c", "from multiprocessing.forkserver import main"]


@pytest.mark.parametrize(
    ("process", "seconds"),
    [
        (Process(CHILD), ASLEEP_GRACE),
        (Process(CHILD, status="running"), ENDING_GRACE),
        (Process(CHILD, status="disk-sleep"), ENDING_GRACE),
        (Process(HELPER), ENDING_GRACE),
        (Process(["mpiexec", "-pmi_args", "4"]), ENDING_GRACE),
        (Process(["bin/hydra_pmi_proxy", "--rmk"]), ENDING_GRACE),
        (Process([]), ENDING_GRACE),
        (Process(None), math.inf),
    ],
    ids=[
        "asleep",
        "awake",
        "waiting for the disk",
        "a helper",
        "MPI's",
        "its proxy",
        "ending",
        "ended",
    ],
)
def test_patience(process: Process, seconds: float):
    """A process that is ending, slowly on a busy machine, was not left behind."""
    assert get_patience(process) == seconds


class Clock:
    """A clock that only sleeping moves."""

    now = 0.0

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


LEFT = {
    "asleep": ([Process(CHILD)], ["left behind: process 3184 (sleep 60)"], 0.5),
    "a tracker for long": ([Process(HELPER)] * 1000 + [None], [], 20),
    "ending for ever": ([Process([])], ["left behind: process 3184 (python3.15)"], 30),
}


@pytest.mark.parametrize(("looks", "told", "seconds"), LEFT.values(), ids=LEFT)
def test_who_is_named_as_left_behind(tmp_path, monkeypatch, looks, told, seconds):
    """What ends by itself within a bound is not; what does not has a name."""
    clock, members = Clock(), Members(1, tmp_path, ())
    monkeypatch.setattr(module, "time", clock)
    remaining = list(looks)

    def living() -> list[Process]:
        one = remaining.pop(0) if remaining[1:] else remaining[0]
        return [one] if one and one.commands != [None] else []

    monkeypatch.setattr(members, "find_living", living)

    assert members.find_left_behind() == told
    assert clock.now == pytest.approx(seconds, abs=0.1)


def test_what_ended_as_it_was_to_be_named(tmp_path, monkeypatch):
    """It has no command to be named by, and was not left behind."""
    monkeypatch.setattr(module, "ASLEEP_GRACE", -1)
    members, looks = Members(1, tmp_path, ()), [[], [Process(CHILD, None)]]
    monkeypatch.setattr(members, "find_living", looks.pop)

    assert members.find_left_behind() == []
