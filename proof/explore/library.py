"""The modules that an explored script imports in place of the library's.

`threading` and `time` are written for it, `queue` is the library's own code on
top of them; all others are as they are.
"""

from __future__ import annotations

import builtins
import importlib.util
import threading
from functools import cache
from types import CodeType, ModuleType
from typing import Any

from . import primitives
from .turns import Conductor, Unknown

KINDS = (
    primitives.Lock,
    primitives.RLock,
    primitives.Semaphore,
    primitives.BoundedSemaphore,
    primitives.Event,
    primitives.Condition,
    primitives.Barrier,
    primitives.Thread,
)


class Library:
    """The modules of one run, and the builtins by which its script gets them."""

    def __init__(self, conductor: Conductor) -> None:
        self.conductor = conductor
        self.kinds = {
            kind.__name__: type(kind.__name__, (kind,), {"conductor": conductor})
            for kind in KINDS
        }
        self.builtins = {
            **vars(builtins),
            "__import__": self.import_,
            "print": self.print,
        }
        self.modules = {"threading": self.make_threading(), "time": self.make_time()}
        self.modules["queue"] = self.make_queue()

    def make_threading(self) -> ModuleType:
        module = Partial("threading")
        vars(module).update(self.kinds, local=threading.local)
        return module

    def make_time(self) -> ModuleType:
        module = Partial("time")
        clocks = ("time", "monotonic", "perf_counter")
        vars(module).update(dict.fromkeys(clocks, self.tell_time), sleep=self.sleep)
        return module

    def make_queue(self) -> ModuleType:
        """The library's own code, on the primitives of this run."""
        module = ModuleType("queue")
        module.__dict__["__builtins__"] = self.builtins
        exec(load_queue(), module.__dict__)  # the library's code
        return module

    def tell_time(self) -> float:
        self.conductor.timed = True
        return self.conductor.clock

    def sleep(self, seconds: float) -> None:
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        player = self.conductor.running
        if player is self.conductor.main and not self.conductor.main_plays:
            self.conductor.clock += seconds
            return
        player.paused, player.wakes = True, self.conductor.clock + seconds

    def import_(self, name: str, *rest: Any) -> Any:
        return self.modules.get(name) or builtins.__import__(name, *rest)

    def print(self, *values: Any, sep: str = " ", end: str = "\n", **kind: Any) -> None:
        if kind.get("file"):
            raise Unknown("print(file=…)")
        name = self.conductor.running.name
        self.conductor.printed.append((name, (sep or "").join(map(str, values))))


class Partial(ModuleType):
    """A module that says what it leaves out."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        raise Unknown(f"{self.__name__}.{name}")


@cache
def load_queue() -> CodeType:
    spec = importlib.util.find_spec("queue")
    assert spec is not None
    assert spec.origin is not None
    return load_code(spec.origin)


def load_code(path: str) -> CodeType:
    with open(path, encoding="utf-8") as file:
        return compile(file.read(), path, "exec")
