"""What a reader sees of a run between two steps, as plain data."""

from __future__ import annotations

import json
from collections.abc import Iterator
from types import FrameType, FunctionType, ModuleType
from typing import Any

from .library import Library, load_code
from .primitives import Condition, Primitive
from .turns import Conductor, Player, Unexplorable


class Run:
    """One run of a script, made by choices: indices of its threads."""

    def __init__(
        self, path: str, main_plays: bool = False, by_pauses: bool = False
    ) -> None:
        self.path = path
        self.conductor = Conductor(path, main_plays, by_pauses)
        library = Library(self.conductor)
        self.namespace: dict[str, Any] = {
            "__name__": "__main__",
            "__file__": path,
            "__builtins__": library.builtins,
        }
        self.made: tuple[int, ...] = ()
        self.conductor.begin(self.work)
        if not self.conductor.started:
            self.end()
            raise Unexplorable("it starts no thread")

    def work(self) -> None:
        exec(load_code(self.path), self.namespace)  # the page's script

    def step(self, choice: int) -> None:
        self.made += (choice,)
        self.conductor.step(self.conductor.players[choice])

    def end(self) -> None:
        self.conductor.end()

    @property
    def choices(self) -> list[int]:
        players = self.conductor.players
        return [players.index(player) for player in self.conductor.who_can()]

    def look(self) -> dict[str, Any]:
        """The state: what decides how it can go on, and what a reader sees."""
        names = self.name_primitives()
        conductor = self.conductor
        return {
            "threads": [self.show_player(p, names) for p in conductor.players],
            "main": self.show_player(conductor.main, names),
            "shared": self.show_shared(),
            "locks": show_primitives(names),
            "clock": conductor.clock if conductor.timed else None,
            "unseen": self.list_unseen(),
            "printed": [list(line) for line in conductor.printed],
            "ended": conductor.ended,
        }

    def list_unseen(self) -> list[Any]:
        """What decides how it can go on, but is not shown."""
        queues = [value for value in self.namespace.values() if is_queue(value)]
        wakes = [player.wakes for player in self.conductor.everybody]
        timed = wakes if self.conductor.timed else []
        stacks = [self.list_stack(player) for player in self.conductor.everybody]
        return [*map(show_object, queues), *timed, *stacks]

    def list_stack(self, player: Player) -> list[tuple[str, int | None]]:
        """The functions of the script that a thread is in, each with its line."""
        found, frame = [], player.frame
        while frame:
            found.append((frame.f_code.co_name, frame.f_lineno))
            frame = self.conductor.find_frame(frame.f_back)
        return found

    def name_primitives(self) -> dict[Primitive, str]:
        """What threads can wait for, by the names that the script has for it."""
        found: dict[Primitive, str] = {}
        for name, value in self.namespace.items():
            for inner, part in list_parts(name, value):
                found.setdefault(part, inner)
                if isinstance(part, Condition):
                    found.setdefault(part.lock, inner)
        return found

    def show_shared(self) -> dict[str, str]:
        """The globals that hold data, as Python writes them."""
        return {
            name: show_value(value)
            for name, value in self.namespace.items()
            if not name.startswith("__") and is_data(value)
        }

    def show_player(
        self, player: Player, names: dict[Primitive, str]
    ) -> dict[str, Any]:
        obstacle = player.obstacle
        waits = ""
        if obstacle is not None:
            waits = names.get(obstacle) or getattr(obstacle, "name", "") or "?"
        return {
            "name": player.name,
            "steps": player.steps,
            "line": player.line,
            "waits": waits,
            "kind": type(obstacle).__name__ if obstacle is not None else "",
            "ended": player.ended,
            "failure": player.failure,
            "locals": self.show_locals(player.frame),
        }

    def show_locals(self, frame: FrameType | None) -> dict[str, str]:
        """The data of the function that a thread is in; a global by its name."""
        if frame is None or frame.f_code.co_name == "<module>":
            return {}
        named = {
            id(value): name
            for name, value in self.namespace.items()
            if has_no_words(value)
        }
        return {
            name: named.get(id(value)) or show_value(value)
            for name, value in frame.f_locals.items()
            if is_data(value)
        }


def show_primitives(names: dict[Primitive, str]) -> dict[str, dict[str, Any]]:
    """By name; a condition and the lock that it brings have one."""
    shown: dict[str, dict[str, Any]] = {}
    for primitive, name in names.items():
        if about := primitive.describe():
            shown.setdefault(name, {}).update(about)
    return shown


def list_parts(name: str, value: Any) -> Iterator[tuple[str, Primitive]]:
    """The primitives that a global is or holds, as a script would write them."""
    if isinstance(value, Primitive):
        yield name, value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from list_parts(f"{name}[{key!r}]", part)
    elif isinstance(value, list | tuple):
        for place, part in enumerate(value):
            yield from list_parts(f"{name}[{place}]", part)
    elif hasattr(value, "__dict__") and not isinstance(value, CODE):
        for inner, part in vars(value).items():
            if isinstance(part, Primitive):
                yield f"{name}.{inner}", part


CODE = (type, ModuleType, FunctionType)


def is_data(value: Any) -> bool:
    """Whether it is none of the code, nor anything that threads wait for."""
    if isinstance(value, dict):
        return all(map(is_data, value.values()))
    if isinstance(value, list | tuple):
        return all(map(is_data, value))
    return not (isinstance(value, (Primitive, *CODE)) or callable(value))


def is_queue(value: Any) -> bool:
    return type(value).__module__ == "queue"


def show_value(value: Any) -> str:
    """As Python writes it; an object without words of its own by what it holds."""
    if is_queue(value):
        return f"{type(value).__name__}({list(value.queue)})"
    if type(value) in (list, tuple) and any(map(has_no_words, value)):
        shown = ", ".join(map(show_value, value))
        return f"[{shown}]" if type(value) is list else f"({shown})"
    return show_object(value) if has_no_words(value) else repr(value)


def has_no_words(value: Any) -> bool:
    return type(value).__repr__ is object.__repr__


def show_object(value: Any) -> str:
    """All data that an object holds, of a queue its counters too."""
    inner = {name: part for name, part in vars(value).items() if is_data(part)}
    held = ", ".join(f"{name}={show_value(part)}" for name, part in inner.items())
    return f"{type(value).__name__}({held})"


def play_usually(run: Run) -> list[int]:
    """The choices of a run in which a thread goes on until it sleeps or waits."""
    last = 0
    try:
        while run.choices:
            if last not in run.choices or run.conductor.players[last].paused:
                later = [choice for choice in run.choices if choice > last]
                last = [*later, *run.choices][0]
            run.step(last)
        return list(run.made)
    finally:
        run.end()


def make_key(state: dict[str, Any]) -> str:
    return json.dumps(state, sort_keys=True)
