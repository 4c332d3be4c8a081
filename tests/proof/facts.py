"""What is known of an example in numbers: seconds, and how many of what.

Known from its marks, from its recording and transcript, and from the script
itself. Prose may say these numbers, and no others.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from .page import Example
from .patterns import NUMBER
from .recording import Recording

# Names of calls and arguments whose numbers are seconds, workers, or other sizes.
WAITS = {"pause", "sleep", "wait", "timeout", "result", "Timer", "join", "acquire"}
WAITS |= {"args", "submit"}  # what a function is to sleep, as a rule
WORKERS = {"max_workers", "processes", "Pool", "ThreadPool", "Barrier"}
WORKERS |= {f"{kind}PoolExecutor" for kind in ("Process", "Thread", "Interpreter")}
SIZES = WORKERS | {"range", "Semaphore", "BoundedSemaphore", "Queue", "chunksize"}
SIZES |= {"maxsize", "max_tasks_per_child", "maxtasksperchild", "repeat"}
# Beside which words a transcript prints how many there are.
PRINTED = {
    "process": "process|PID|child",
    "thread": "thread",
    "core": r"\bcores?\b|CPU",
}
PRINTED |= {"worker": "worker|process|thread"}


@dataclass(frozen=True)
class Evidence:
    """An example with its stored run, if there is one, and its script."""

    example: Example
    run: Recording | None
    source: str

    @cached_property
    def written(self) -> Written:
        return Written(ast.parse(self.source))

    @cached_property
    def seconds(self) -> set[float]:
        """What was promised, measured or written, and may be said as it is."""
        contract = self.example.contract
        lows = {bounds.low for bounds in (*contract.took, contract.lasted) if bounds}
        return (
            (lows - {0}) | set(self.printed_seconds()) | self.ran | self.written.waits
        )

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

    def printed_seconds(self) -> Iterator[float]:
        for line in self.example.promise.lines:
            others = {n.span for n in line.numbers if not n.bounds.unit}
            for number in NUMBER.finditer(line.text):
                if number.span() not in others:
                    yield float(number[0])

    def counts(self, noun: str) -> set[int]:
        """How many of `noun`, in the singular, there are in some sense."""
        contract, written = self.example.contract, self.written
        kinds = {"process": [contract.processes], "thread": [contract.threads]}
        groups = kinds.get(noun, [contract.processes, contract.threads])
        if noun == "join":
            return {contract.joins}
        if noun == "line":
            return counted_lines(self.example.lines)
        if noun == "task":
            tasks = {len(self.run.tasks)} if self.run else set()
            listed = {len(items) for items in written.lists}
            return tasks | listed | written.sizes | {group.count for group in groups}
        said = {n for group in groups for n in (group.count, group.at_once or 0)}
        said |= {contract.needs.cpus} if noun == "core" else written.sizes
        return (said | written.workers | self.printed(noun)) - {0}

    def printed(self, noun: str) -> set[int]:
        """Whole numbers that the transcript prints beside such a word."""
        word = re.compile(PRINTED[noun], re.IGNORECASE)
        lines = [line for line in self.example.lines if word.search(line)]
        whole = r"(?<![\w.])\d+(?![\w.]*\d)"
        return {int(number) for line in lines for number in re.findall(whole, line)}

    def __str__(self) -> str:
        """What is known, in a few words: the end of a message about it."""
        contract = self.example.contract
        groups = {"processes": contract.processes, "threads": contract.threads}
        said = {
            "lasted": [f"{self.run.span:.2f} s"] if self.run else [],
            "printed": [f"{seconds:g}" for seconds in self.printed_seconds()],
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
        self.names = dict(named(nodes))
        self.lists = [items for node in nodes if (items := listed(node))]
        self.numbers = constants(tree)
        self.waits = {n for n in self.numbers if isinstance(n, float)}
        self.workers: set[int] = set()
        self.sizes: set[int] = set()
        for word, value in arguments(nodes):
            found = constants(value)
            if isinstance(value, ast.Name):
                found = self.names.get(value.id, set())
            elif word in WAITS:
                self.waits |= found
            for words, sizes in ((WORKERS, self.workers), (SIZES, self.sizes)):
                sizes |= {n for n in found if word in words and isinstance(n, int)}


def named(nodes: Iterable[ast.AST]) -> Iterator[tuple[str, set[float]]]:
    """What a name stands for, where it is given numbers."""
    for node in nodes:
        if isinstance(node, ast.For) and isinstance(node.target, ast.Name):
            yield node.target.id, constants(node.iter)
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            yield node.targets[0].id, constants(node.value)


def arguments(nodes: Iterable[ast.AST]) -> Iterator[tuple[str, ast.AST]]:
    """Each argument, with its name or that of the call, and each list's repetition."""
    for node in nodes:
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func).rpartition(".")[2]
            yield from ((name, value) for value in node.args)
            yield from ((word.arg or "", word.value) for word in node.keywords)
        elif isinstance(node, ast.BinOp) and isinstance(node.left, ast.List):
            yield "repeat", node.right  # [queue.put] * 4


def constants(node: ast.AST) -> set[float]:
    """All numbers within a node."""
    found = (getattr(each, "value", None) for each in ast.walk(node))
    return {value for value in found if type(value) in (int, float)}


def listed(node: ast.AST) -> tuple[float, ...]:
    """The numbers of a list or tuple of nothing but numbers, at least two."""
    items = node.elts if isinstance(node, ast.List | ast.Tuple) else []
    values = tuple(getattr(item, "value", None) for item in items)
    numbers = len(values) > 1 and all(type(value) in (int, float) for value in values)
    return values if numbers else ()


def counted_lines(lines: list[str]) -> set[int]:
    """How many lines there are, in all and of each form."""
    forms = Counter(re.sub(r"\d+(\.\d+)?", "{}", line) for line in lines)
    firsts = Counter(line.partition(" ")[0] for line in lines)
    return {len(lines), *forms.values(), *firsts.values()}
