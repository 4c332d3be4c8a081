"""When a run hangs: what is looked at is played, and one run is real."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest

from proof.run import process as module
from proof.run import quiet
from proof.run.process import Run
from proof.run.quiet import count_work, measure_share, wait_for_core, wait_for_quiet
from proof.run.recorder import Recorder
from proof.run.stacks import Stacks

posix = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows cannot show the stacks of a process"
)


@pytest.fixture
def played(monkeypatch):
    """Plays the time, which only a sleep lets go on, and what each look finds."""
    now = [0.0]
    monkeypatch.setattr(quiet.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(quiet.time, "sleep", lambda s: now.__setitem__(0, now[0] + s))

    def play(found: dict[float, object], end: float = 20.0) -> float | None:
        """Each look finds what came last by that time."""

        def look():
            return found[max(at for at in found if at <= now[0])]

        return wait_for_quiet(look, 2.0, end)

    return play


def test_two_seconds_without_a_change_are_a_hang(played):
    """They count from the last change, and not from the start."""

    assert played({0: "a"}) == pytest.approx(2.0, abs=quiet.LOOK)
    assert played({0: "a", 1.5: "b", 3: "c"}) == pytest.approx(5.0, abs=2 * quiet.LOOK)


def test_what_ends_or_goes_on_is_no_hang(played):
    """A run that ended has nothing to look at; one that changes has its limit."""
    busy = {at / 2: at for at in range(60)}

    assert played({0: "a", 1: None}) is None
    assert played({0: None}) is None
    assert played(busy) is None


def process(pid: int, status: str, seconds: float) -> SimpleNamespace:
    times = SimpleNamespace(user=seconds, system=0.0)
    return SimpleNamespace(pid=pid, status=lambda: status, cpu_times=lambda: times)


@pytest.mark.parametrize("status", quiet.AWAKE)
def test_what_is_awake_is_never_quiet(status: str):
    """However little it gets of a busy machine, it may go on by itself."""
    asleep, awake = process(1, psutil.STATUS_SLEEPING, 1.5), process(2, status, 1.5)

    assert count_work([asleep]) == count_work([asleep]) == {1: 1.5}
    assert count_work([asleep, awake]) != count_work([asleep, awake])


class Crowded:
    """The process of a run that ends at its third look, and looks at nothing else."""

    looks = 0

    def wait(self, seconds: float) -> None:
        self.looks += 1
        if self.looks < 3:
            raise subprocess.TimeoutExpired("python", seconds)


STARVED = [(psutil.STATUS_RUNNING, 0.5), (psutil.STATUS_SLEEPING, 0.0)]
HUNG = {
    "asleep": [(psutil.STATUS_SLEEPING, 0.5)],
    "it had its turn": [(psutil.STATUS_RUNNING, 0.9), (psutil.STATUS_SLEEPING, 0.2)],
    "gone": [],
}


@pytest.fixture
def crowded():
    """Waits for a run of these processes, by status and CPU seconds, for a second."""

    def wait(states: list[tuple[str, float]]) -> None:
        run = object.__new__(Run)
        run.process = Crowded()
        living = [process(n, *state) for n, state in enumerate(states)]
        run.members = SimpleNamespace(find_living=lambda: living)
        run.wait_for_end(1.0)

    return wait


def test_what_was_not_given_its_turn_is_waited_for(crowded):
    """A busy machine is no reason to say that it hangs."""
    crowded(STARVED)


@pytest.mark.parametrize("states", HUNG.values(), ids=HUNG)
def test_what_waits_or_has_computed_for_as_long_hangs(crowded, states):
    with pytest.raises(subprocess.TimeoutExpired):
        crowded(states)


def test_what_never_ends_is_not_waited_for_for_ever(crowded, monkeypatch):
    monkeypatch.setattr(module, "CROWD", 0)
    with pytest.raises(subprocess.TimeoutExpired):
        crowded(STARVED)


DUMP = """\
Thread 0x01 (most recent call first):
  File "/lib/threading.py", line 9 in wait
  File "/book/examples/a/b.py", line 2 in put
  File "/book/examples/a/b.py", line 3 in <module>

Current thread 0x02 (most recent call first):
  File "/lib/examples/a/bb.py", line 1 in idle
"""
FORKED = """\
Current thread 0x02 (most recent call first):
  File "/lib/queues.py", line 9 in get
  File "/lib/multiprocessing/popen_fork.py", line 71 in _launch
  File "/book/examples/a/b.py", line 3 in <module>
"""


@posix
def test_a_thread_waits_in_its_innermost_line_of_the_script(tmp_path: Path):
    """Not in the library's, nor in what a forked child has of its parent's stack."""
    (tmp_path / "examples/a").mkdir(parents=True)
    (tmp_path / "examples/a/b.py").write_text("def put():\n    get()\nput()\n", "utf-8")
    stacks = Stacks("examples/a/b.py", tmp_path, {7: DUMP, 8: FORKED})

    assert stacks.find_waits() == ["put: get()"]
    assert stacks.tell().startswith("process 7:\n  File ")
    assert "process 8" not in stacks.tell()


HANGING = """
import time
from multiprocessing import Process, Queue

def put(queue):
    time.sleep(0.5)
    queue.put("x" * 1_000_000)

if __name__ == "__main__":
    queue = Queue()
    process = Process(target=put, args=(queue,))
    process.start()
    process.join()
"""


@posix
def test_a_run_that_hangs_is_ended_soon_and_leaves_nothing(
    tmp_path: Path, request: pytest.FixtureRequest
):
    """Long before its limit, without a trace of its end, and where it waits is told."""
    (tmp_path / "script.py").write_text(HANGING, "utf-8")
    python = request.config.getoption("python", None) or sys.executable
    begin = time.monotonic()
    run = Recorder(python).record("script.py", tmp_path, 60, hangs=True)

    assert time.monotonic() - begin < 30
    assert run.hung == ("<module>: process.join()",)
    assert (run.exit_code, run.children, run.incidents) == (0, (), ())
    assert (run.complaints, run.lost) == ("", ())
    assert run.waits[0].end is None
    assert not [p for p in psutil.process_iter() if is_of(p, tmp_path)]


def is_of(process: psutil.Process, folder: Path) -> bool:
    try:
        return Path(process.cwd()) == folder
    except psutil.Error:
        return False


@posix
def test_a_run_that_ends_is_not_ended(tmp_path: Path):
    """Its exit code is its own, and it hung nowhere."""
    (tmp_path / "script.py").write_text("raise SystemExit(3)\n", "utf-8")
    run = Recorder().record("script.py", tmp_path, 30, hangs=True)

    assert (run.exit_code, run.hung) == (3, ())


# Whether there is time for a run


@pytest.mark.parametrize(
    ("shares", "waited", "there"),
    [([0.9], 0, True), ([0.3, 0.7, 0.8], 2, True), ([0.5], 25, False)],
    ids=["a free core", "after a while", "never"],
)
def test_a_core_is_waited_for(played, monkeypatch, shares, waited, there):
    """As long as others compute, and at most as long as is said."""
    found = [*shares]
    monkeypatch.setattr(
        quiet, "measure_share", lambda: found.pop(0) if found[1:] else found[0]
    )
    before = quiet.time.monotonic()
    found_one = wait_for_core(0.8, 5.0)

    assert found_one is there
    assert quiet.time.monotonic() - before == pytest.approx(waited * quiet.LOOK)


def test_whoever_computes_beside_others_gets_a_share():
    """Four threads for each core have little each, with the GIL or without."""
    count = 4 * os.cpu_count()
    with ThreadPoolExecutor(count) as pool:
        shares = [*pool.map(lambda _: measure_share(), range(count))]

    assert max(shares) < 0.8
