"""What is known of an example in numbers: seconds, and how many of what.

Known from its marks, from its recording and transcript, and from the script
itself. Prose may say these numbers, and no others.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from ..contract.patterns import NUMBER
from ..page.examples import Example
from ..run.recording import Recording

# Calls and arguments whose numbers are seconds, and those whose numbers are sizes:
# of workers, and of what they work on.
WAITS = {"pause", "sleep", "wait", "timeout", "result", "args", "submit"}
CREWS = {"in", "max_workers", "Pool", "Barrier", "Semaphore"}
SIZES = CREWS | {"range", "chunksize", "maxsize", "max_tasks_per_child"}

# 360, 40_000 or 2.5, in a script or in what it prints.
FIGURE = re.compile(r"\d+(?:[_,]\d{3})*(?:\.\d+)?")


@dataclass(frozen=True)
class Evidence:
    """An example with its stored run, if there is one, and its script.

    `beside` are the scripts that its exercise has beside a solution.
    """

    example: Example
    run: Recording | None
    source: str
    beside: str = ""

    @cached_property
    def written(self) -> Written:
        return Written(ast.parse(self.source))

    @cached_property
    def seconds(self) -> set[float]:
        """What was promised, measured or written, and may be said as it is."""
        contract = self.example.contract
        lows = {bounds.low for bounds in (*contract.took, contract.lasted) if bounds}
        return (lows - {0}) | set(self.list_printed()) | self.ran | self.written.waits

    @property
    def ran(self) -> set[float]:
        """How long the stored run lasted, and its shortest and longest task."""
        if not self.run:
            return set()
        lengths = {t.end - t.begin for t in self.run.tasks if t.end is not None}
        return {self.run.span, *sorted(lengths)[:1], *sorted(lengths)[-1:]}

    @property
    def limits(self) -> set[float]:
        """What the contract's upper bounds are: the time of something slower."""
        contract = self.example.contract
        return {bounds.high for bounds in (*contract.took, contract.lasted) if bounds}

    def list_printed(self) -> Iterator[float]:
        for line in self.example.promise.lines:
            others = {n.span for n in line.numbers if not n.bounds.unit}
            for number in NUMBER.finditer(line.text):
                if number.span() not in others:
                    yield float(number[0])

    @cached_property
    def shown(self) -> str:
        """All that an example shows: its transcript, its complaints and its scripts."""
        complaints = self.run.complaints if self.run else ""
        return "\n".join(
            (self.example.transcript, complaints, self.source, self.beside)
        )

    @cached_property
    def tasks(self) -> set[str]:
        """The calls that its run made, as `runner(5)`."""
        tasks = self.run.tasks if self.run else ()
        return {f"{task.name}({task.arguments})" for task in tasks}

    @cached_property
    def figures(self) -> list[float]:
        """Each number that it shows or promises, whatever it is of, in their order."""
        contract = self.example.contract
        found = FIGURE.findall("\n".join((self.shown, *contract.marks)))
        return [*(float(re.sub("[_,]", "", each)) for each in found), contract.exits]

    def has_row(self, row: tuple[float, ...]) -> bool:
        """Whether it shows these numbers one after the other, or lists so many."""
        if len(row) == 1 and row[0] in self.written.lengths:
            return True
        starts = range(len(self.figures) - len(row) + 1)
        return any(tuple(self.figures[n : n + len(row)]) == row for n in starts)

    def list_counts(self, noun: str) -> set[int]:
        """How many of `noun`, in the singular, there are in some sense."""
        contract, written = self.example.contract, self.written
        kinds = {"process": [contract.processes], "thread": [contract.threads]}
        groups = kinds.get(noun, [contract.processes, contract.threads])
        if noun == "join":
            return {contract.joins}
        if noun == "line":
            return {len(self.example.lines)}
        if noun == "task":
            tasks = {len(self.run.tasks)} if self.run else set()
            counted = {group.count for group in groups}
            return tasks | counted | written.lengths | written.sizes
        said = {n for group in groups for n in (group.count, group.at_once or 0)}
        if noun == "core":
            said |= {contract.needs.cpus}
        elif noun == "worker" or said - {0}:  # no threads of a pool of processes
            said |= written.crews
        return said - {0}

    def __str__(self) -> str:
        """What is known, in a few words: the end of a message about it."""
        contract = self.example.contract
        groups = {"processes": contract.processes, "threads": contract.threads}
        said = {
            "lasted": [f"{self.run.span:.2f} s"] if self.run else [],
            "printed": [f"{seconds:g}" for seconds in self.list_printed()],
            "promises": [f"{b.low:g} to {b.high:g} s" for b in contract.took],
            "has": [f"{group.count} {n}" for n, group in groups.items() if group.count],
            "its script says": [f"{n:g}" for n in sorted(self.written.numbers)],
        }
        parts = [f"{verb} {', '.join(what)}" for verb, what in said.items() if what]
        return f"{self.example.ident.rpartition('/')[2]} {', '.join(parts)}"


class Written:
    """The numbers that a script itself says, by what they are for."""

    def __init__(self, tree: ast.Module):
        nodes = list(ast.walk(tree))
        told = [(word, find_numbers(value)) for word, value in list_arguments(nodes)]
        self.lists = [items for node in nodes if (items := read_list(node))]
        named = {len(n.elts) for n in nodes if isinstance(n, ast.List)}
        self.lengths = named | {len(items) for items in self.lists}
        self.numbers = find_numbers(tree)
        self.waits = {n for n in self.numbers if isinstance(n, float)}
        self.waits |= {n for word, values in told if word in WAITS for n in values}
        self.crews = set(select_sizes(told, CREWS))
        self.sizes = set(select_sizes(told, SIZES))


def list_arguments(nodes: Iterable[ast.AST]) -> Iterator[tuple[str, ast.AST]]:
    """Each argument of a call, with its own name or that of the call."""
    for node in nodes:
        if isinstance(node, ast.For) and not isinstance(node.iter, ast.Call):
            yield "in", node.iter  # for workers in [1, 2, 5]
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func).rpartition(".")[2]
            yield from ((name, value) for value in node.args)
            yield from ((word.arg or "", word.value) for word in node.keywords)


def select_sizes(
    told: Iterable[tuple[str, set[float]]], words: Container[str]
) -> Iterator[int]:
    """The whole numbers that are told of one of these words."""
    for word, numbers in told:
        if word in words:
            yield from (n for n in numbers if isinstance(n, int))


def find_numbers(node: ast.AST) -> set[float]:
    """All numbers within a node."""
    found = map(get_number, ast.walk(node))
    return {number for number in found if number is not None}


def get_number(node: ast.AST) -> float | None:
    """The number that a node is, None if it is something else."""
    value = node.value if isinstance(node, ast.Constant) else None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    return None


def read_list(node: ast.AST) -> tuple[float, ...]:
    """The numbers of a list or tuple of nothing but numbers, at least two."""
    items = node.elts if isinstance(node, ast.List | ast.Tuple) else []
    numbers = [n for item in items if (n := get_number(item)) is not None]
    return tuple(numbers) if len(numbers) == len(items) > 1 else ()
