"""What one run of an example did, as data that can be stored and judged."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import Any, Literal

from .seal import SEAL, add_seal, is_sealed

Kind = Literal["main", "process", "thread"]
# What Python or an engine calls a worker for which nobody has chosen a name.
UNCHOSEN = re.compile(
    r"Process|Thread|((Fork|Spawn|ForkServer|Loky)?(Process|PoolWorker))-[\d:]+"
    r"|(Thread|Dummy)-\d+( \(.*\))?|(Thread|Interpreter)PoolExecutor-\d+_\d+"
    r"|asyncio_\d+|Dask-.*|\w+://.*|\d*"
)


@dataclass(frozen=True)
class Lane:
    """Who worked: the main thread, a child's main thread, or another thread.

    `process` numbers the processes of the run, 0 being the one that the
    command started; `name` is what Python calls the process or thread.
    """

    kind: Kind
    process: int
    name: str

    @cached_property
    def chosen(self) -> str:
        """The name that the script or its engine chose, in one line, or none."""
        name = " ".join(self.name.split())
        return "" if self.kind == "main" or UNCHOSEN.fullmatch(name) else name


@dataclass(frozen=True)
class Line:
    """A line as the terminal showed it, `at` seconds after the start.

    `lane` is an index into the recording's lanes, None for output of a
    program that is not Python. `lineno` is the line of the script that printed
    it, None where that is not known.
    """

    at: float
    lane: int | None
    text: str
    lineno: int | None = None


@dataclass(frozen=True)
class Task:
    """What a worker did, from `begin` to `end` seconds after the start.

    `end` is None for a task that was cut off. `lineno` is the line of the script
    that had it done: a call of `start`, `submit` or `map`, or of the function itself.
    """

    begin: float
    end: float | None
    lane: int
    name: str
    arguments: str = ""
    lineno: int | None = None


@dataclass(frozen=True)
class Wait:
    """A `join`, called in `lineno`: from `begin` to `end`, for a worker by its name."""

    begin: float
    end: float | None
    lane: int
    worker: str
    lineno: int | None = None


@dataclass(frozen=True)
class Pool:
    """A pool, by its class, and how many workers it may have.

    `usual` is true where any would have as many on that machine, if its script had
    not said a number.
    """

    kind: str
    workers: int
    usual: bool = False


@dataclass(frozen=True)
class Program:
    """A Python program that a worker ran `at`, and the seconds it took to start."""

    at: float
    lane: int
    start: float


@dataclass(frozen=True)
class Recording:
    """One run: what was printed and done, when, and by whom.

    `tasks` are what workers did, `calls` what the main thread did itself: those of the
    script's own functions that lasted, None where Python cannot tell (before 3.12).
    `span` is the time from the start of the main process to the last line or end of a
    task, in seconds, `slowest_start` the longest that a child process took to begin
    to work. `began` is when the main process first printed something or
    started a worker, `ended` when all that it began had ended, 0 where that is not
    known. `children` are the exit codes other than 0 of child processes, negative for a
    signal. `complaints` is what stands on standard error, `complained` when each of its
    lines was written, in seconds. `incidents` are failures that print nothing by
    themselves, in words; `lost` are the exceptions among them that no caller got, in a
    thread or a future. `hung` is where each thread of the script waited when a run that
    must hang was ended; such a run has no exit code, which is 0 then. `where` names
    Python, system, cores and date; `script` is the SHA-256 digest of the script and
    `marks` are those under which the run was accepted.
    """

    lines: tuple[Line, ...]
    tasks: tuple[Task, ...] = ()
    waits: tuple[Wait, ...] = ()
    lanes: tuple[Lane, ...] = (Lane("main", 0, "MainThread"),)
    calls: tuple[Task, ...] | None = None
    pools: tuple[Pool, ...] = ()
    programs: tuple[Program, ...] = ()
    span: float = 0.0
    slowest_start: float = 0.0
    began: float = 0.0
    ended: float = 0.0
    exit_code: int = 0
    complaints: str = ""
    complained: tuple[float, ...] = ()
    children: tuple[int, ...] = ()
    incidents: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    hung: tuple[str, ...] = ()
    where: dict[str, Any] = field(default_factory=dict)
    script: str = ""
    marks: tuple[str, ...] = ()

    @property
    def texts(self) -> list[str]:
        return [line.text for line in self.lines]

    def list_tasks(self, kind: Kind) -> list[Task]:
        return [task for task in self.tasks if self.lanes[task.lane].kind == kind]

    def get_end(self, done: Task | Wait) -> float:
        """When a task or a join ended, in seconds; the run's end if it was cut off."""
        return self.span if done.end is None else done.end

    def label(self, lane: int | None) -> str:
        """A lane's name for people: `main`, `process 2`, `thread 1`, `process Ada`.

        It has a number if no name was chosen, or the same one for several.
        """
        if lane is None:
            return "?"
        called = [(other.kind, other.chosen) for other in self.lanes]
        kind, name = called[lane]
        words: list[str] = [kind, name] if name else [kind]
        if kind != "main" and (not name or called.count(called[lane]) > 1):
            words.append(str(called[:lane].count(called[lane]) + 1))
        return " ".join(words)

    def to_json(self) -> str:
        """The stored form, sealed: one line of JSON a line printed or task done."""
        parts = []
        for key, value in add_seal(asdict(self)).items():
            if key in ROWS and value:
                inner = ",\n  ".join(json.dumps(v, ensure_ascii=False) for v in value)
                parts.append(f'"{key}": [\n  {inner}\n ]')
            else:
                parts.append(f'"{key}": {json.dumps(value, ensure_ascii=False)}')
        return "{\n " + ",\n ".join(parts) + "\n}\n"

    @classmethod
    def from_json(cls, text: str) -> Recording:
        """Raise ValueError or TypeError where the text is no recording.

        Or is none any more, because it is not what `to_json` has made.
        """
        data = json.loads(text)
        if not isinstance(data, dict):
            raise TypeError("not a JSON object")
        if not is_sealed(data):
            raise ValueError("it was changed by hand after it was recorded")
        return cls.from_data(data)

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Recording:
        """What JSON has of a recording, with or without its seal, read again."""
        data = {key: value for key, value in data.items() if key != SEAL}
        for key, row in ROWS.items():
            if data.get(key) is not None:
                data[key] = tuple(row(**values) for values in data[key])
        for key in ("complained", "children", "incidents", "lost", "hung", "marks"):
            data[key] = tuple(data.get(key, ()))
        return cls(**data)


ROWS = {
    "lines": Line,
    "tasks": Task,
    "calls": Task,
    "waits": Wait,
    "lanes": Lane,
    "pools": Pool,
    "programs": Program,
}
