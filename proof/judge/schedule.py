"""Decide when each example runs: those that wait side by side, others alone.

Waiting costs nothing, so examples that wait share a ThreadPoolExecutor from
the moment collection ends. What computes, and what is run again because it
was late, gets the machine to itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor, wait

from ..page.examples import Example
from ..run.quiet import wait_for_core
from ..run.recording import Recording
from ..run.room import count_room
from .breaches import Breach, is_excused

SIDE_BY_SIDE = 16  # runs at once: more only crowd the start of interpreters
LOOK_UP = 0.2  # seconds between looks for Ctrl-C while waiting
RETRIES = 2  # more runs, at most, of an example that was merely late
# Before each of them: the share of a core that is waited for, at most so many seconds;
# half as long after each wait in vain, so that a load that stays costs two such waits.
FREE, PATIENCE = 0.8, 10.0
# Runs before the one that is recorded: a race that is lost one time in four shows
# in nine of ten rehearsals by eight runs. What computes takes its time.
REHEARSALS, ALONE = 8, 2
Runner = Callable[[Example], Recording]
Judge = Callable[[Example, Recording], list[Breach]]


class Schedule:
    """Runs examples with `run`, and hands out the recordings."""

    def __init__(self, run: Runner):
        self.run, self.patience = run, PATIENCE
        at_once = min(SIDE_BY_SIDE, count_room())
        self.pool = ThreadPoolExecutor(at_once, thread_name_prefix="example")
        self.futures: dict[str, list[Future[Recording]]] = {}
        # By example, what was wrong with each run that was repeated.
        self.late: dict[str, list[list[Breach]]] = defaultdict(list)

    @property
    def reruns(self) -> int:
        return sum(map(len, self.late.values()))

    def begin(self, examples: Iterable[Example], times: int = 1) -> None:
        """Start all that wait, each so many times, the longest first."""
        waiting = [example for example in examples if not example.contract.alone]
        for example in sorted(waiting, key=lambda e: -e.contract.limit):
            runs = [self.pool.submit(self.run, example) for _ in range(times)]
            self.futures[example.ident] = runs

    def get_rehearsals(self, example: Example) -> list[Recording]:
        """Wait for all runs that were begun; start some now if it runs alone."""
        if futures := self.futures.pop(example.ident, None):
            return [wait_for_end(future).result() for future in futures]
        return [self.run_alone(example) for _ in range(ALONE)]

    def get_recording(self, example: Example) -> Recording:
        """Wait for the example's run; start it now if it runs alone."""
        futures = self.futures.get(example.ident)
        return wait_for_end(futures[0]).result() if futures else self.run_alone(example)

    def run_alone(self, example: Example) -> Recording:
        """Run it now with none of the others beside it.

        Not in this thread: Ctrl-C, which Python raises in the main one, must not
        tear a run between the start of its processes and the note of them.
        """
        self.wait_for_others()
        return wait_for_end(self.pool.submit(self.run, example)).result()

    def wait_for_others(self) -> None:
        for futures in self.futures.values():
            for future in futures:
                wait_for_end(future)

    def prove(
        self, example: Example, judge: Judge
    ) -> tuple[Recording, list[Breach], int]:
        """The recording that counts, its breaches, and how many runs it took.

        Only a run that a crowd can have spoilt is repeated: a noisy machine
        passes then, a wrong page fails every time. It waits for a crowd from
        elsewhere to leave, but not for ever.
        """
        run = self.get_recording(example)
        found, runs = judge(example, run), 1
        while found and is_excused(found) and runs <= RETRIES:
            self.late[example.ident].append(found)
            self.wait_for_others()  # which are a crowd themselves
            self.seek_core()
            run = self.run_alone(example)
            found, runs = judge(example, run), runs + 1
        return run, found, runs

    def seek_core(self) -> None:
        """Wait for a core, unless waiting has been in vain before."""
        found = wait_for_core(FREE, self.patience)
        self.patience = PATIENCE if found else self.patience / 2

    def close(self) -> None:
        self.pool.shutdown(wait=True, cancel_futures=True)


def wait_for_end(future: Future[Recording]) -> Future[Recording]:
    """The future once it has ended.

    A Ctrl-C that comes just before the main thread begins to wait does not wake
    it, so it looks up from time to time.
    """
    while not wait([future], LOOK_UP).done:
        pass
    return future
