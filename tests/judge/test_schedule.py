"""When examples run: what waits side by side, what computes or was late alone.

The runners here are the tests' own; they meet at barriers and never sleep.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest

from proof.contract.terms import Bounds, Contract
from proof.judge.breaches import CAUSE, Breach
from proof.judge.schedule import ALONE, REHEARSALS, RETRIES, SIDE_BY_SIDE, Schedule
from proof.page.examples import Example
from proof.run.recorder import Stopped
from proof.run.recording import Recording

PATIENCE = 20  # seconds, after which a meeting has failed
LATE, WRONG = Breach("late", late=True), Breach("wrong")
KILLED = Breach("still running after 30 s", late=True, rank=CAUSE)


def example(name: str, **contract) -> Example:
    script = f"examples/processes/{name}.py"
    return Example("docs/processes.md", 1, script, Contract(**contract), "", 5)


def run_of(name: str) -> Recording:
    return Recording((), where={"name": name})


def pleased(example: Example, run: Recording) -> list[Breach]:
    return []


@pytest.fixture
def waits(monkeypatch) -> list[str]:
    """What a schedule has done by now to have the machine to itself."""
    told: list[str] = []
    monkeypatch.setattr(
        "proof.judge.schedule.wait_for_core", lambda *_: told.append("waited")
    )
    return told


@pytest.fixture
def schedule(waits: list[str]) -> Iterator[Callable[..., Schedule]]:
    """Makes schedules that are closed after the test."""
    made = []

    def make(run) -> Schedule:
        made.append(Schedule(run))
        return made[-1]

    yield make
    for each in made:
        each.close()


def test_waiting_examples_run_at_once(schedule):
    """What waits is side by side from the moment it begins, whoever asks first."""
    together = threading.Barrier(SIDE_BY_SIDE)

    def run(example: Example) -> Recording:
        together.wait(PATIENCE)
        return run_of(example.name)

    examples = [example(f"e{n}") for n in range(SIDE_BY_SIDE)]
    proof = schedule(run)
    proof.begin(examples)

    assert [proof.get_recording(e).where["name"] for e in reversed(examples)] == [
        e.name for e in reversed(examples)
    ]


def test_longest_first(schedule, monkeypatch):
    """The longest begins first, so that it does not end last by itself."""
    begun = []
    monkeypatch.setattr("proof.judge.schedule.SIDE_BY_SIDE", 1)
    proof = schedule(lambda e: begun.append(e.name) or run_of(e.name))
    lengths = {"short": 1, "long": 9, "middle": 5}
    examples = [example(n, took=(Bounds(0, high),)) for n, high in lengths.items()]
    proof.begin(examples)
    for each in examples:
        proof.get_recording(each)

    assert begun == ["processes/long", "processes/middle", "processes/short"]


def test_each_runs_once(schedule):
    """Asking twice for what waits does not run it twice."""
    begun = []
    proof = schedule(lambda e: begun.append(e.name) or run_of(e.name))
    proof.begin([example("join")])

    assert proof.get_recording(example("join")) is proof.get_recording(example("join"))
    assert begun == ["processes/join"]


def test_computing_runs_alone(schedule):
    """What computes begins when it is asked for, and after all that waits."""
    running, beside = set(), {}

    def run(example: Example) -> Recording:
        running.add(example.name)
        beside[example.name] = len(running)
        running.remove(example.name)
        return run_of(example.name)

    computes = example("computes", alone=True)
    proof = schedule(run)
    proof.begin([computes, *(example(f"e{n}") for n in range(5))])

    assert computes.name not in beside
    assert proof.get_recording(computes).where["name"] == computes.name
    assert beside[computes.name] == 1
    assert len(beside) == 6


def test_no_run_is_in_the_asking_thread(schedule):
    """Ctrl-C is raised in the main thread, so no run is there to be torn by it."""
    threads = []
    proof = schedule(lambda e: threads.append(threading.current_thread()) or run_of(""))
    proof.begin([example("waits")])
    for each in example("waits"), example("computes", alone=True):
        proof.get_recording(each)

    assert threading.current_thread() not in threads
    assert len(threads) == 2


def test_what_was_not_begun_runs_when_asked(schedule):
    """An example that nobody began, as when recording, has the machine to itself."""
    proof = schedule(lambda e: run_of(e.name))

    assert proof.get_recording(example("join")).where["name"] == "processes/join"


def judged(schedule, *verdicts: list[Breach]):
    """What a schedule says of an example that gets these verdicts in turn."""
    runs, remaining = [], list(verdicts)

    def run(example: Example) -> Recording:
        runs.append(len(runs))
        return run_of(str(len(runs)))

    proof = schedule(run)
    proof.begin([example("join")])
    last, found, count = proof.prove(example("join"), lambda e, r: remaining.pop(0))
    return last.where["name"], found, count, len(runs), proof.reruns


def test_a_good_run_counts(schedule):
    """A run that keeps its contract is the only one."""

    assert judged(schedule, []) == ("1", [], 1, 1, 0)


def test_wrong_is_not_repeated(schedule):
    """No second run excuses a wrong one."""

    assert judged(schedule, [WRONG]) == ("1", [WRONG], 1, 1, 0)


def test_wrong_and_late_is_not_repeated(schedule):
    """Lateness does not excuse what is wrong beside it."""

    assert judged(schedule, [LATE, WRONG]) == ("1", [LATE, WRONG], 1, 1, 0)


def test_late_once_is_repeated(schedule):
    """A run that was nothing but late is repeated, and the repetition counts."""

    assert judged(schedule, [LATE], []) == ("2", [], 2, 2, 1)


def test_killed_at_its_limit_is_repeated(schedule):
    """Whatever followed from that, such as lines that are missing."""

    assert judged(schedule, [KILLED, WRONG], []) == ("2", [], 2, 2, 1)


def test_late_then_wrong(schedule):
    """What a repetition finds wrong counts, and ends the repeating."""

    assert judged(schedule, [LATE], [WRONG]) == ("2", [WRONG], 2, 2, 1)


def test_always_late(schedule):
    """A page that is always late fails, after the runs that patience allows."""
    runs = 1 + RETRIES

    assert judged(schedule, *runs * [[LATE]]) == (
        str(runs),
        [LATE],
        runs,
        runs,
        RETRIES,
    )


def test_repetition_is_alone(schedule):
    """What is repeated waits until nothing else runs."""
    hold, slow_ended, ended_before = threading.Event(), [], []

    def run(example: Example) -> Recording:
        if example.name == "processes/slow":
            hold.wait(PATIENCE)
            slow_ended.append(True)
        else:
            ended_before.append(bool(slow_ended))
        return run_of(example.name)

    def judge(example: Example, run: Recording) -> list[Breach]:
        first = len(ended_before) == 1
        threading.Timer(0.05, hold.set).start()
        return [LATE] if first else []

    proof = schedule(run)
    proof.begin([example("quick"), example("slow")])
    proof.prove(example("quick"), judge)

    assert ended_before == [False, True]


def test_a_repetition_waits_for_a_core(schedule, waits: list[str]):
    """Not the first run, which has a crowd of its own."""

    def run(example: Example) -> Recording:
        waits.append("ran")
        return run_of(example.name)

    proof = schedule(run)
    proof.prove(example("late"), lambda *_: [LATE])

    assert waits == ["ran", *["waited", "ran"] * RETRIES]


def test_a_wait_in_vain_makes_the_next_one_shorter(schedule, monkeypatch):
    """A load that stays does not delay each repetition; one that has left is new."""
    found, patience = iter([False, False, True, True]), []
    monkeypatch.setattr(
        "proof.judge.schedule.wait_for_core",
        lambda _, seconds: patience.append(seconds) or next(found),
    )
    proof = schedule(lambda e: run_of(e.name))
    for name in "one", "two":
        proof.prove(example(name), lambda e, r: [LATE])

    assert patience == [10, 5, 2.5, 10]


def test_the_others_are_no_crowd_to_wait_for(schedule, waits: list[str]):
    """They end first, or a core would be sought beside them, in vain."""
    judged = threading.Event()

    def run(example: Example) -> Recording:
        if example.name == "processes/other":
            assert judged.wait(PATIENCE)
            waits.append("other")
        return run_of(example.name)

    def judge(example: Example, run: Recording) -> list[Breach]:
        threading.Timer(0.1, judged.set).start()  # it goes on for a while
        return [LATE]

    proof = schedule(run)
    proof.begin([example("late"), example("other")])
    proof.prove(example("late"), judge)

    assert waits == ["other", *["waited"] * RETRIES]


def test_failure_is_the_askers(schedule):
    """An error of the runner reaches whoever asks for that example, nobody else."""

    def run(example: Example) -> Recording:
        if example.name == "processes/bad":
            raise OSError("no such Python")
        return run_of(example.name)

    proof = schedule(run)
    proof.begin([example("bad"), example("good")])

    assert proof.get_recording(example("good")) == run_of("processes/good")
    with pytest.raises(OSError, match="no such Python"):
        proof.get_recording(example("bad"))


def test_failure_does_not_hold_the_others(schedule):
    """What failed counts as ended: a repetition or a computation still runs."""

    def run(example: Example) -> Recording:
        if example.name == "processes/bad":
            raise OSError
        return run_of(example.name)

    proof = schedule(run)
    proof.begin([example("bad")])

    assert proof.prove(example("sum", alone=True), pleased)[1:] == ([], 1)


def test_close_drops_what_waits(monkeypatch):
    """Closing ends in time: what has not begun never begins."""
    begun, hold = [], threading.Event()

    def run(example: Example) -> Recording:
        begun.append(example.name)
        hold.wait(PATIENCE)
        raise Stopped

    monkeypatch.setattr("proof.judge.schedule.SIDE_BY_SIDE", 1)
    proof = Schedule(run)
    proof.begin([example("first"), example("second")])
    threading.Timer(0.05, hold.set).start()
    proof.close()

    assert begun == ["processes/first"]


# Rehearsals


def test_rehearsals_run_side_by_side(schedule):
    """All runs of an example that waits are begun at once, with those of others."""
    together = threading.Barrier(2 * 3)

    def run(example: Example) -> Recording:
        together.wait(PATIENCE)
        return run_of(example.name)

    proof = schedule(run)
    proof.begin([example("one"), example("two")], times=3)

    for name in "one", "two":
        runs = proof.get_rehearsals(example(name))
        assert [each.where["name"] for each in runs] == 3 * [f"processes/{name}"]


def test_the_run_after_rehearsals_is_alone(schedule):
    """The one that is shown begins when no rehearsal is left, of whatever example."""
    hold, ended = threading.Event(), []

    def run(example: Example) -> Recording:
        if example.name == "processes/slow":
            hold.wait(PATIENCE)
        ended.append(example.name)
        return run_of(example.name)

    proof = schedule(run)
    proof.begin([example("quick"), example("slow")], times=2)
    proof.get_rehearsals(example("quick"))
    threading.Timer(0.05, hold.set).start()
    proof.get_recording(example("quick"))

    assert ended[-1] == "processes/quick"
    assert ended.count("processes/slow") == 2


def test_what_computes_is_rehearsed_one_after_another(schedule):
    """And less often, because it takes the machine for itself."""
    running, beside = [], []

    def run(example: Example) -> Recording:
        running.append(example.name)
        beside.append(len(running))
        running.pop()
        return run_of(example.name)

    computes = example("computes", alone=True)
    proof = schedule(run)
    proof.begin([computes], times=5)

    assert len(proof.get_rehearsals(computes)) == ALONE < REHEARSALS
    assert beside == ALONE * [1]
