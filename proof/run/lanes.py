"""Give each worker of a run a lane, by what the observers have noted of it."""

from __future__ import annotations

from collections.abc import Iterable

from .events import Event, Who, find_firsts, find_hired, get_pid
from .recording import Lane


class Lanes:
    """The lanes of a run: main first, then workers as they first appear."""

    def __init__(self, events: list[Event], workers: Iterable[Who | None]):
        main = (events[0].who[0], 0) if events else ("0", 0)
        firsts, hired = find_firsts(events), list(find_hired(events))
        called = {who: name for who, name, _ in hired}
        names = {(e.who, e.name): e.facts[0] for e in events if e.facts}
        first_seen = {who: at for who, _, at in hired}
        first_seen |= {event.who: event.at for event in reversed(events)}
        every = {who for who in workers if who} | called.keys()
        seen = sorted(every - {main}, key=first_seen.__getitem__)
        processes = list(dict.fromkeys([*firsts, *map(get_pid, seen)]))
        self.order, lanes = [main, *seen], [Lane("main", 0, "MainThread")]
        for who in seen:
            pid = get_pid(who)
            process = processes.index(pid)
            if engaged := names.get((who, "engaged")):
                lanes.append(Lane("process", process, engaged))
            elif who == (firsts.get(pid, who[0]), 0):
                name = names.get((who, "child"), called.get(who, "Process"))
                lanes.append(Lane("process", process, name))
            else:
                name = names.get((who, "thread"), "Thread")
                lanes.append(Lane("thread", process, name))
        self.all = tuple(lanes)

    def index(self, who: Who | None) -> int | None:
        return None if who is None else self.order.index(who)
