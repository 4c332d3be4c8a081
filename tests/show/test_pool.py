"""How a pool shares out work: the rule, real pools, and the page without JavaScript."""

from __future__ import annotations

import multiprocessing as mp
import os
import random
import re
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import (
    Executor,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
    as_completed,
)
from itertools import combinations, pairwise
from pathlib import Path
from time import monotonic as now
from time import sleep
from typing import NamedTuple

import pytest
from pool import Planned, Result, plan, results

PAGE = Path(__file__).parents[2] / "docs" / "pool.md"
TUTORIAL = [5, 4, 3, 2, 1]

# Seconds. No two tasks of a case end less than GAP apart, so that only a delay of
# GAP or more can change who takes which task.
GAP = TOLERANCE = 0.1
CLOCK = 0.02  # a clock and a sleep may be off by that much, on some systems
LONGEST_LIST = 1.0
RETRIES = 3


class Case(NamedTuple):
    """A list of tasks, in seconds, and the pool to run it."""

    durations: list[float]
    workers: int
    how: str
    processes: bool
    chunksize: int = 1

    def __str__(self) -> str:
        kind = "processes" if self.processes else "threads"
        chunks = f", chunksize={self.chunksize}" if self.chunksize > 1 else ""
        listed = ", ".join(f"{duration:g}" for duration in self.durations)
        return f"{self.workers} {kind}, {self.how}{chunks}: {listed}"


class Done(NamedTuple):
    """What a real worker did; the times are the machine's."""

    task: int
    worker: tuple[int, int]
    begin: float
    end: float


def perform(task: int, duration: float) -> Done:
    begin = now()
    sleep(duration)
    return Done(task, (os.getpid(), threading.get_ident()), begin, now())


def cases() -> Iterator[Case]:
    """Twelve for each number of workers, the same in every run."""
    for workers in range(1, 6):
        dice = random.Random(workers)
        for how in ("map", "as_completed"):
            for _ in range(3):
                yield Case(durations(dice, workers), workers, how, False)
            for _ in range(2):
                yield Case(durations(dice, workers), workers, how, True)
        for size in (2, 3):
            yield Case(durations(dice, workers, size), workers, "map", True, size)


def durations(dice: random.Random, workers: int, chunksize: int = 1) -> list[float]:
    """Multiples of 0.05 seconds; the tasks end far enough from each other."""
    while True:
        count = dice.randint(max(3, workers), 4 + workers)
        drawn = [dice.randint(2, 12) / 20 for _ in range(count)]
        ends = sorted(each.end for each in plan(drawn, workers, chunksize))
        apart = all(b - a > GAP - 1e-9 for a, b in pairwise(ends))
        if apart and ends[-1] <= LONGEST_LIST:
            return drawn


class Run(NamedTuple):
    """What a pool did with a case, as a plan and results of that plan's form."""

    planned: list[Planned]
    given: list[Result]


def run(case: Case, pool: Executor) -> Run:
    """Run a case in a pool whose workers are all there."""
    given, done = [], {}
    start = now()
    for each in calls(case, pool):
        given.append(Result(each.task, now() - start))
        done[each.task] = each
    numbers: dict[tuple[int, int], int] = {}  # of workers, by their first tasks
    planned = [
        Planned(
            numbers.setdefault(done[task].worker, len(numbers)),
            task // case.chunksize,
            done[task].begin - start,
            done[task].end - start,
        )
        for task in sorted(done)
    ]
    return Run(planned, given)


def calls(case: Case, pool: Executor) -> Iterator[Done]:
    tasks = range(len(case.durations))
    if case.how == "map":
        return pool.map(perform, tasks, case.durations, chunksize=case.chunksize)
    futures = [pool.submit(perform, *task) for task in enumerate(case.durations)]
    return (future.result() for future in as_completed(futures))


def prediction(case: Case) -> Run:
    planned = plan(case.durations, case.workers, case.chunksize)
    return Run(planned, results(planned, case.how))


def differences(predicted: Run, seen: Run) -> list[str]:
    """Where a run is not as predicted, other than late."""
    pairs = list(zip(predicted.planned, seen.planned, strict=True))
    found = []
    if [a.worker for a, _ in pairs] != [b.worker for _, b in pairs]:
        found.append("workers")
    for moment in ("begin", "end"):
        order = [(getattr(a, moment), getattr(b, moment)) for a, b in pairs]
        for (p, q), (r, s) in combinations(order, 2):
            if abs(p - r) > GAP - 1e-9 and (p < r) != (q < s):
                found.append(f"order of {moment}: {p:g} and {r:g}")
    if [r.task for r in predicted.given] != [r.task for r in seen.given]:
        found.append("order of results")
    return found + [
        f"early: {lag:.3f} s" for lag in lags(predicted, seen) if lag < -CLOCK
    ]


def lags(predicted: Run, seen: Run) -> list[float]:
    """By how many seconds each begin, each end and each result came late."""
    tasks = zip(predicted.planned, seen.planned, strict=True)
    given = zip(sorted(predicted.given), sorted(seen.given), strict=True)
    return [
        *(lag for a, b in tasks for lag in (b.begin - a.begin, b.end - a.end)),
        *(b.at - a.at for a, b in given),
    ]


class Pools:
    """One pool of each kind and size, its workers started; a case at a time in each."""

    def __init__(self) -> None:
        methods = mp.get_all_start_methods()
        # Not fork: this process has threads.
        context = mp.get_context("forkserver" if "forkserver" in methods else "spawn")
        self.pools = {}
        for workers in range(1, 6):
            meet = context.Barrier(workers).wait
            self.pools[workers, True] = ProcessPoolExecutor(workers, context, meet)
            meet = threading.Barrier(workers).wait
            self.pools[workers, False] = ThreadPoolExecutor(workers, initializer=meet)
        first = [
            pool.submit(perform, 0, 0)
            for (workers, _), pool in self.pools.items()
            for _ in range(workers)
        ]
        for future in first:
            future.result()

    def run(self, case: Case) -> Run:
        return run(case, self.pools[case.workers, case.processes])

    def run_all(self, cases: Sequence[Case]) -> dict[str, Run]:
        """Run cases of different pools side by side."""
        queues = defaultdict(list)
        for case in cases:
            queues[case.workers, case.processes].append(case)

        def one_by_one(queue: list[Case]) -> list[tuple[str, Run]]:
            return [(str(case), self.run(case)) for case in queue]

        with ThreadPoolExecutor(len(queues)) as side_by_side:
            runs = side_by_side.map(one_by_one, queues.values())
            return {name: run for queue in runs for name, run in queue}

    def close(self) -> None:
        for pool in self.pools.values():
            pool.shutdown()


@pytest.fixture(scope="module")
def runs() -> Iterator[Callable[[Case], Run]]:
    """Gives the run of a case, and another one if it is asked again."""
    pools = Pools()
    done = pools.run_all(CASES)
    yield lambda case: done.pop(str(case), None) or pools.run(case)
    pools.close()


CASES = list(cases())


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_real_pool_keeps_the_rule(case, runs):
    """Who does what, the order of starts, ends and results, and every time.

    Only a run in which something was late is run again, now with nothing of this
    test beside it; where the rule is wrong, that is late every time, or early.
    """
    predicted = prediction(case)
    for _ in range(1 + RETRIES):
        seen = runs(case)
        late = max(lags(predicted, seen))
        if late <= TOLERANCE:
            break

    assert late <= TOLERANCE
    assert differences(predicted, seen) == []


def test_the_cases_are_many_and_differ():
    """What the page promises of them."""
    said = re.search(r"a test runs (\d+) lists of tasks", PAGE.read_text("utf-8"))

    assert len({str(case) for case in CASES}) == len(CASES) == int(said[1])
    assert {case.workers for case in CASES if case.processes} == {1, 2, 3, 4, 5}


@pytest.mark.parametrize(("workers", "seconds"), [(1, 15), (2, 8), (3, 5), (5, 5)])
def test_the_tutorials_list_takes(workers, seconds):
    """What `workers_decide_how_long.py` measures, in units of a second."""
    assert max(task.end for task in plan(TUTORIAL, workers)) == seconds


@pytest.mark.parametrize(("workers", "seconds"), [(1, 1.8), (2, 1.2), (4, 0.9)])
def test_what_is_done_alone_takes_its_time(workers, seconds):
    """What `part_alone.py` measures."""
    planned = plan([0.3] * 4, workers, alone=0.6)

    assert max(task.end for task in planned) == pytest.approx(seconds)


def test_two_workers_share_the_tutorials_list():
    """Each takes the next task when it is free, however long that is."""
    assert [(task.worker, task.begin, task.end) for task in plan(TUTORIAL, 2)] == [
        (0, 0, 5),
        (1, 0, 4),
        (1, 4, 7),
        (0, 5, 7),
        (0, 7, 8),
    ]


def test_map_keeps_the_order():
    """A result waits for all before it."""
    assert results(plan(TUTORIAL, 2), "map") == [(0, 5), (1, 5), (2, 7), (3, 7), (4, 8)]


def test_as_completed_gives_what_ends_first():
    assert results(plan(TUTORIAL, 5), "as_completed") == [
        (4, 1),
        (3, 2),
        (2, 3),
        (1, 4),
        (0, 5),
    ]


def test_a_chunk_stays_together():
    """One worker does it, and its results come together."""
    planned = plan([1, 2, 3, 4, 5], workers=2, chunksize=2)

    assert [task.worker for task in planned] == [0, 0, 1, 1, 0]
    assert [result.at for result in results(planned, "map")] == [3, 3, 7, 7, 8]


def test_the_longest_first_is_quicker():
    """The two lists of the page that differ in their order only."""
    assert max(task.end for task in plan([1, 1, 1, 1, 4], 2)) == 6
    assert max(task.end for task in plan([4, 1, 1, 1, 1], 2)) == 4


def test_the_page_shows_the_rule_without_javascript():
    """Bars, results and lines that stand on the page are those of the rule."""
    page = PAGE.read_text("utf-8")
    planned = plan(TUTORIAL, 2)
    bars = re.findall(
        r"<title>task #\d, runner\((\d)\), (\d) to (\d) s</title><rect (.*?)/>", page
    )
    drawn = [re.findall(r'(?:x|y|width)="([\d.]+)', rect) for *_, rect in bars]
    lanes = sorted({y for _, y, _ in drawn}, key=float)
    whole = sum(float(width) for _, y, width in drawn if y == lanes[0]) / 8
    told = [tuple(map(int, bar[:3])) for bar in bars]
    given = re.findall(r"<title>(\d) s: #(\d)(?:–(\d))?</title>", page)

    assert told == [
        (duration, task.begin, task.end)
        for duration, task in zip(TUTORIAL, planned, strict=True)
    ]
    assert [lanes.index(y) for _, y, _ in drawn] == [task.worker for task in planned]
    assert [round(float(width) / whole, 2) for *_, width in drawn] == TUTORIAL
    assert [
        (task - 1, int(at))
        for at, first, last in given
        for task in range(int(first), int(last or first) + 1)
    ] == results(planned, "map")
    assert moments(page) == lines_of(planned)


def moments(page: str) -> list[tuple[int, str]]:
    """The lines of the page's terminal, each with its second."""
    return [
        (int(at), line)
        for at, lines in re.findall(r"<div><dt>(\d+) s</dt>(.*)</div>", page)
        for line in re.findall(r"<dd.*?>(.*?)</dd>", lines)
    ]


def lines_of(planned: Sequence[Planned]) -> list[tuple[int, str]]:
    """At each moment first what the workers print, then what the caller prints."""
    begins = [
        (task.begin, 0, f"Performing costly function {TUTORIAL[number]}")
        for number, task in enumerate(planned)
    ]
    ends = [
        (at, 1, f"Function {TUTORIAL[task]} has completed")
        for task, at in results(planned, "map")
    ]
    last = (max(task.end for task in planned), 2, "Process took 8 seconds")
    ordered = sorted([*begins, *ends, last], key=lambda line: line[:2])
    return [(at, text) for at, _, text in ordered]
