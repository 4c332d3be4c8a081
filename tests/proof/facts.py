"""What is known of an example in numbers: seconds, and how many of what.

Known from its marks, from its recording and transcript, and from the script
itself. Prose may say these numbers, and no others.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from .page import Example
from .patterns import NUMBER
from .recording import Recording

# Of seconds: what was measured or is written may be said anywhere. An upper
# bound, a sum, a moment of the run or an item of a list may only be said as such,
# and any other number of the script only as seconds that did not come about.
Kind = Literal["measured", "written", "limit", "sum", "moment", "item", "unmet"]
WAITS = {"pause", "sleep", "wait", "timeout", "result", "Timer", "join", "acquire"}
WAITS |= {"args", "submit"}  # what a function is to sleep, as a rule
WORKERS = {"max_workers", "processes", "Pool", "ThreadPool", "Barrier"}
SIZES = WORKERS | {"range", "Semaphore", "BoundedSemaphore", "Queue", "chunksize"}
SIZES |= {"maxsize", "max_tasks_per_child", "maxtasksperchild", "repeat"}
COUNTED = {
    "process": r"process|PID|child",
    "thread": r"thread",
    "worker": r"worker|process|thread",
    "core": r"\bcores?\b|CPU",
}


@dataclass(frozen=True)
class Known:
    """Some seconds that are known of an example, and where from."""

    value: float
    kind: Kind


@dataclass(frozen=True)
class Evidence:
    """An example with its stored run, if there is one, and its script."""

    example: Example
    run: Recording | None
    source: str

    @property
    def title(self) -> str:
        return self.example.ident.rpartition("/")[2]

    @cached_property
    def written(self) -> Written:
        return Written(ast.parse(self.source))

    @cached_property
    def seconds(self) -> tuple[Known, ...]:
        return tuple(
            Known(round(value, 6), kind)
            for source in (self.promised, self.recorded, self.told)
            for value, kind in source()
        )

    def promised(self) -> Iterator[tuple[float, Kind]]:
        """The bounds of the contract; from 0 on is no promise."""
        contract = self.example.contract
        for bounds in (*contract.took, contract.lasted):
            if bounds:
                yield bounds.high, "limit"
                if bounds.low:
                    yield bounds.low, "written"

    def recorded(self) -> Iterator[tuple[float, Kind]]:
        """What the stored run printed and lasted, and its tasks' lengths."""
        for line in self.example.promise.lines:
            others = {n.span for n in line.numbers if not n.bounds.unit}
            for number in NUMBER.finditer(line.text):
                if number.span() not in others:
                    yield float(number[0]), "measured"
        if not self.run:
            return
        yield self.run.span, "measured"
        ended = [task for task in self.run.tasks if task.end is not None]
        moments = [line.at for line in self.run.lines]
        moments += [moment for task in ended for moment in (task.begin, task.end)]
        yield from ((moment, "moment") for moment in moments)
        lengths = [task.end - task.begin for task in ended]
        if lengths:
            yield from ((f(lengths), "measured") for f in (min, max))
            yield sum(lengths), "sum"
        yield from ((length, "item") for length in lengths)

    def told(self) -> Iterator[tuple[float, Kind]]:
        """What the script sleeps or waits, once and all in all."""
        waits, lists = self.written.waits, self.written.lists
        sums = {sum(items) for items in lists}
        sizes = {len(items) for items in lists} | self.written.sizes
        yield from ((wait, "written") for wait in waits)
        yield from ((number, "unmet") for number in self.written.numbers - waits)
        yield from ((item, "item") for items in lists for item in items)
        yield from ((total, "sum") for total in sums)
        yield from ((wait * n, "sum") for wait in waits for n in sums | sizes)

    def counts(self, noun: str) -> set[int]:
        """How many of `noun`, in the singular, there are in some sense."""
        if noun == "line":
            return self.lines
        if noun == "join":
            return {self.example.contract.joins}
        if noun in ("process", "thread", "worker"):
            return self.workers(noun) | self.printed(noun)
        if noun == "core":
            cpus = self.example.contract.needs.cpus
            return self.workers("worker") | self.printed("core") | ({cpus} - {0})
        return self.tasks

    def workers(self, noun: str) -> set[int]:
        contract = self.example.contract
        found = self.written.workers | self.written.sizes
        for kind, group in (
            ("process", contract.processes),
            ("thread", contract.threads),
        ):
            if noun in (kind, "worker"):
                found |= {group.count, group.at_once or 0} - {0}
        return found

    def printed(self, noun: str) -> set[int]:
        """Whole numbers that the transcript prints beside such a word."""
        word = re.compile(COUNTED[noun], re.IGNORECASE)
        lines = [line for line in self.example.lines if word.search(line)]
        whole = r"(?<![\w.])\d+(?![\w.]*\d)"
        return {int(number) for line in lines for number in re.findall(whole, line)}

    @property
    def tasks(self) -> set[int]:
        """How many calls, tasks or results: as recorded, or as listed."""
        lengths = {len(items) for items in self.written.lists}
        recorded = {len(self.run.tasks)} if self.run else set()
        contract = self.example.contract
        counts = {contract.processes.count, contract.threads.count}
        return recorded | lengths | self.written.sizes | counts

    @property
    def lines(self) -> set[int]:
        """How many lines there are, in all and of each form."""
        texts = self.example.lines
        forms = Counter(re.sub(r"\d+(\.\d+)?", "{}", text) for text in texts)
        firsts = Counter(text.partition(" ")[0] for text in texts)
        return {len(texts), *forms.values(), *firsts.values()}

    def __str__(self) -> str:
        """What is known, in a few words: the end of a message about it."""
        contract = self.example.contract
        groups = {"processes": contract.processes, "threads": contract.threads}
        printed = [n for line in self.example.lines for n in NUMBER.findall(line)]
        numbers = [f"{n:g}" for n in sorted(self.written.numbers)]
        said = {
            "lasted": [f"{self.run.span:.2f} s"] if self.run else [],
            "printed": printed,
            "promises": [f"{b.low:g} to {b.high:g} s" for b in contract.took],
            "has": [f"{group.count} {n}" for n, group in groups.items() if group.count],
            "its script says": numbers,
        }
        parts = [f"{verb} {', '.join(what)}" for verb, what in said.items() if what]
        return f"{self.title} {', '.join(parts)}"


class Written:
    """The numbers that a script itself says, by what they are for."""

    def __init__(self, tree: ast.Module):
        self.tree = tree
        self.names: dict[str, set[float]] = {}
        self.read_names()
        self.lists = [items for node in ast.walk(tree) if (items := listed(node))]
        self.numbers = {n for n in map(number, ast.walk(tree)) if n is not None}
        self.waits = {n for n in self.numbers if isinstance(n, float)}
        self.workers: set[int] = set()
        self.sizes: set[int] = set()
        for node in ast.walk(tree):
            self.read_call(node)

    def read_names(self) -> None:
        """What a name stands for, where it is given a number or a list of them."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Assign | ast.For):
                target = (
                    node.targets[0] if isinstance(node, ast.Assign) else node.target
                )
                value = node.value if isinstance(node, ast.Assign) else node.iter
                single = number(value)
                found = listed(value) if isinstance(node, ast.For) else ()
                found = found or (() if single is None else (single,))
                if isinstance(target, ast.Name):
                    self.names.setdefault(target.id, set()).update(found)

    def read_call(self, node: ast.AST) -> None:
        """What the arguments of a call are for, by the name called or their own."""
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
            if isinstance(node.left, ast.List):  # [queue.put] * 4
                self.sizes |= whole(self.values(node.right))
        elif isinstance(node, ast.Call):
            name = called(node)
            for value in node.args:
                self.read_argument(name, value)
            for word in node.keywords:
                self.read_argument(word.arg or "", word.value)
            if name.endswith("Executor"):
                for value in node.args[:1]:
                    self.read_argument("max_workers", value)

    def read_argument(self, word: str, value: ast.AST) -> None:
        if word in WAITS:
            self.waits |= {n for n in map(number, ast.walk(value)) if n is not None}
        if word in SIZES:
            self.sizes |= whole(self.values(value))
        if word in WORKERS:
            self.workers |= whole(self.values(value))

    def values(self, node: ast.AST) -> set[float]:
        if isinstance(node, ast.Name):
            return self.names.get(node.id, set())
        single = number(node)
        return set() if single is None else {single}


def number(node: ast.AST) -> float | None:
    """The number that a node is, None if it is something else."""
    value = getattr(node, "value", None) if isinstance(node, ast.Constant) else None
    return value if type(value) in (int, float) else None


def listed(node: ast.AST) -> tuple[float, ...]:
    """The numbers of a list or tuple of nothing but numbers, at least two."""
    if not isinstance(node, ast.List | ast.Tuple) or len(node.elts) < 2:
        return ()
    found = [number(item) for item in node.elts]
    return () if None in found else tuple(found)


def called(node: ast.Call) -> str:
    return ast.unparse(node.func).rpartition(".")[2]


def whole(values: set[float]) -> set[int]:
    return {value for value in values if isinstance(value, int)}


def titles(evidence: Sequence[Evidence]) -> str:
    """What is known of the first few, and how many more there are."""
    more = f"; and {len(evidence) - 3} more" if len(evidence) > 3 else ""
    return "; ".join(map(str, evidence[:3])) + more
