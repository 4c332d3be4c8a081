"""Every order in which the threads of a script can take turns.

Two orders that lead to the same state go on alike, so states are explored
once each, and orders are counted, not run one by one. A state holds how many
steps each thread has made: therefore no order comes back to an earlier one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .states import Run, make_key
from .turns import Unexplorable

MOST_STATES = 3000


class TooMany(Unexplorable):
    """More states than a page could hold, or an end that never comes."""


class Hidden(Unexplorable):
    """Two runs in one state that cannot go on alike."""


@dataclass
class Graph:
    """States by number, the first of them 0, and where each thread's step leads.

    Each step leads to a state of a higher number.
    """

    states: list[dict[str, Any]] = field(default_factory=list)
    next: list[dict[int, int]] = field(default_factory=list)

    def count_ways(self) -> list[int]:
        """How many orders lead to each state from the first."""
        counts = [1] + [0] * (len(self.states) - 1)
        for number, after in enumerate(self.next):
            for other in after.values():
                counts[other] += counts[number]
        return counts

    @property
    def ends(self) -> list[int]:
        """The states in which no thread can go on."""
        return [number for number, after in enumerate(self.next) if not after]


def sort(graph: Graph) -> Graph:
    """The same graph, its states in the order of the steps made."""
    order = sorted(range(len(graph.states)), key=lambda n: count_steps(graph.states[n]))
    place = {number: index for index, number in enumerate(order)}
    return Graph(
        [graph.states[number] for number in order],
        [
            {
                choice: place[other]
                for choice, other in sorted(graph.next[number].items())
            }
            for number in order
        ],
    )


def count_steps(state: dict[str, Any]) -> int:
    return sum(thread["steps"] for thread in state["threads"])


@dataclass
class Explorer:
    """Finds all states, by as many runs as it takes to make each choice once."""

    path: str
    main_plays: bool = False
    by_pauses: bool = False
    graph: Graph = field(default_factory=Graph)
    choices: list[list[int]] = field(default_factory=list)  # in each state
    known: dict[str, int] = field(default_factory=dict)
    todo: list[tuple[int, ...]] = field(default_factory=lambda: [()])

    def explore(self) -> Graph:
        while self.todo:
            run = Run(self.path, self.main_plays, self.by_pauses)
            try:
                self.follow(run, self.todo.pop())
            finally:
                run.end()
        return sort(self.graph)

    def follow(self, run: Run, choices: tuple[int, ...]) -> None:
        """Make these choices, the last a new one, and go on until all is known."""
        for choice in choices[:-1]:
            run.step(choice)
        number, is_new = self.take(run)
        ahead = list(choices[-1:])
        while ahead or (is_new and run.choices):
            if not ahead:
                ahead, others = run.choices[:1], run.choices[1:]
                self.todo.extend((*run.made, other) for other in others)
            choice = ahead.pop()
            run.step(choice)
            before, (number, is_new) = number, self.take(run)
            self.graph.next[before][choice] = number

    def take(self, run: Run) -> tuple[int, bool]:
        """The number of the state that a run is in, and whether it is a new one."""
        state = run.look()
        key = make_key(state)
        if key in self.known:
            number = self.known[key]
            if self.choices[number] != run.choices:
                raise Hidden(f"{self.path} keeps something that its states do not show")
            return number, False
        if len(self.graph.states) == MOST_STATES:
            raise TooMany(f"{self.path} has more than {MOST_STATES} states")
        self.known[key] = len(self.graph.states)
        self.graph.states.append(state)
        self.graph.next.append({})
        self.choices.append(run.choices)
        return self.known[key], True
