"""The classes of `threading`, whose waits are the conductor's.

They behave as the library's do, but a thread that has to wait hands its turn
back until what it waits for has come.
Source: https://docs.python.org/3/library/threading.html
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .turns import Conductor, Player, Unknown


class Primitive:
    """Something that threads wait for."""

    conductor: Conductor  # of the run, whose classes are subclasses of these

    @property
    def me(self) -> Player:
        return self.conductor.running

    def pass_when(self, may_pass: Callable[[], bool], limit: float | None) -> bool:
        """Wait so long at most, None for as long as it takes; 0 is not to wait."""
        return may_pass() if limit == 0 else self.me.wait_for(self, may_pass, limit)

    def describe(self) -> dict[str, Any]:
        """What a reader sees of it, beside who waits."""
        return {}


class Held(Primitive):
    """What a thread acquires for the length of a `with` block, and releases."""

    acquire: Callable[..., bool]
    release: Callable[..., None]

    def __enter__(self) -> bool:
        return self.acquire()

    def __exit__(self, *_: object) -> None:
        self.release()


class Lock(Held):
    holder: Player | None = None

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        limit = 0 if not blocking else None if timeout < 0 else timeout
        passed = self.pass_when(self.is_free, limit)
        if passed:
            self.holder = self.me
        return passed

    def is_free(self) -> bool:
        return self.holder is None

    def release(self) -> None:
        if self.holder is None:
            raise RuntimeError("release unlocked lock")
        self.holder = None

    def locked(self) -> bool:
        return self.holder is not None

    def describe(self) -> dict[str, Any]:
        return {"held": self.holder.name if self.holder else ""}


class RLock(Lock):
    depth = 0

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        if self.holder is not self.me and not super().acquire(blocking, timeout):
            return False
        self.depth += 1
        return True

    def release(self) -> None:
        if self.holder is not self.me:
            raise RuntimeError("cannot release un-acquired lock")
        self.depth -= 1
        if not self.depth:
            self.holder = None

    def describe(self) -> dict[str, Any]:
        return {**super().describe(), "depth": self.depth}


class Semaphore(Held):
    def __init__(self, value: int = 1) -> None:
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self.value = self.most = value

    def acquire(self, blocking: bool = True, timeout: float | None = None) -> bool:
        passed = self.pass_when(lambda: self.value > 0, timeout if blocking else 0)
        self.value -= passed
        return passed

    def release(self, n: int = 1) -> None:
        self.value += n

    def describe(self) -> dict[str, Any]:
        return {"left": self.value}


class BoundedSemaphore(Semaphore):
    def release(self, n: int = 1) -> None:
        if self.value + n > self.most:
            raise ValueError("Semaphore released too many times")
        super().release(n)


class Event(Primitive):
    flag = False

    def is_set(self) -> bool:
        return self.flag

    def set(self) -> None:
        self.flag = True

    def clear(self) -> None:
        self.flag = False

    def wait(self, timeout: float | None = None) -> bool:
        return self.me.wait_for(self, self.is_set, timeout)

    def describe(self) -> dict[str, Any]:
        return {"set": self.flag}


class Condition(Held):
    def __init__(self, lock: Lock | None = None) -> None:
        if lock is None:
            lock = RLock()
            lock.conductor = self.conductor
        self.lock = lock
        self.acquire, self.release = self.lock.acquire, self.lock.release
        self.waiting: list[Player] = []  # who is not told yet, in the order of coming

    def wait(self, timeout: float | None = None) -> bool:
        me, lock = self.me, self.lock
        self.check("wait on")
        self.waiting.append(me)
        depth = getattr(lock, "depth", 0)  # of an RLock: it is let go of wholly
        set_holder(lock, None, 0)
        told = me.wait_for(self, lambda: me not in self.waiting, timeout)
        if not told:
            self.waiting.remove(me)
        me.wait_for(lock, lock.is_free)
        set_holder(lock, me, depth)
        return told

    def wait_for(
        self, predicate: Callable[[], Any], timeout: float | None = None
    ) -> Any:
        while not (result := predicate()):
            if not self.wait(timeout):
                return predicate()
        return result

    def notify(self, n: int = 1) -> None:
        self.check("notify on")
        del self.waiting[:n]

    def notify_all(self) -> None:
        self.notify(len(self.waiting))

    def check(self, what: str) -> None:
        if self.lock.holder is not self.me:
            raise RuntimeError(f"cannot {what} un-acquired lock")

    def describe(self) -> dict[str, Any]:
        return {**self.lock.describe(), "untold": [p.name for p in self.waiting]}


def set_holder(lock: Lock, player: Player | None, depth: int) -> None:
    lock.holder = player
    if isinstance(lock, RLock):
        lock.depth = depth


class Barrier(Primitive):
    def __init__(self, parties: int, action: Any = None, timeout: Any = None) -> None:
        self.parties, self.action = parties, action
        self.came = self.n_waiting = 0

    def wait(self, timeout: float | None = None) -> int:
        place = self.came % self.parties
        self.came += 1
        self.n_waiting += 1
        full = (self.came + self.parties - 1) // self.parties * self.parties
        if self.came == full:
            self.n_waiting = 0
            if self.action:
                self.action()
        elif not self.me.wait_for(self, lambda: self.came >= full, timeout):
            raise Unknown("a barrier that breaks")
        return place

    def describe(self) -> dict[str, Any]:
        return {"missing": self.parties - self.n_waiting, "came": self.came}


class Thread(Primitive):
    """As the library's; its work is a player of the run."""

    player: Player | None = None

    def __init__(
        self,
        group: None = None,
        target: Callable[..., Any] | None = None,
        name: str | None = None,
        args: Any = (),
        kwargs: Any = None,
        *,
        daemon: bool | None = None,
    ) -> None:
        self.target, self.args, self.kwargs = target, args, kwargs or {}
        self.given_name, self.daemon = name, bool(daemon)

    @property
    def name(self) -> str:
        return self.given_name or (self.player.name if self.player else "Thread")

    def run(self) -> None:
        if self.target:
            self.target(*self.args, **self.kwargs)

    def start(self) -> None:
        if self.player:
            raise RuntimeError("threads can only be started once")
        number = self.conductor.started + 1
        name = self.given_name or f"thread {number}"
        self.player = Player(self.conductor, name, self.run)
        self.player.daemon = self.daemon
        self.conductor.add(self.player)

    def is_alive(self) -> bool:
        return self.player is not None and not self.player.ended

    def join(self, timeout: float | None = None) -> None:
        if self.player is None:
            raise RuntimeError("cannot join thread before it is started")
        self.me.wait_for(self, lambda: not self.is_alive(), timeout)
