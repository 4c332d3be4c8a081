"""Let the threads of a script take turns, one line at a time.

Each is a real thread of the interpreter that waits at its gate before each
line of the script. The conductor opens one gate, and waits until that thread
stands before its next line, waits for another, or has ended. So one thread
runs at a time, and the same choices give the same run.
"""

from __future__ import annotations

import _thread
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

PATIENCE = 5.0  # seconds that one line may take; a pause takes none here


class Over(BaseException):
    """Ends a thread of a run that nobody goes on with."""


class Unexplorable(Exception):
    """A script of which not every order can be played; the message says why."""


class Stuck(Unexplorable):
    """A line that neither ends nor waits for anything known to the conductor."""


class Unknown(Unexplorable):
    """A part of the library that cannot be explored."""


class Gate:
    """Holds one thread until it is let through."""

    def __init__(self) -> None:
        self.lock = _thread.allocate_lock()
        self.lock.acquire()

    def open(self) -> None:
        self.lock.release()

    def wait(self, seconds: float = -1) -> bool:
        return self.lock.acquire(timeout=seconds)


class Player:
    """One thread of the script, and where it stands."""

    def __init__(
        self, conductor: Conductor, name: str, work: Callable[[], Any]
    ) -> None:
        self.conductor, self.name, self.work = conductor, name, work
        self.gate = Gate()
        self.frame: FrameType | None = None  # the script's frame that it stands in
        self.arrived = self.has_stood = False  # at its first line
        self.steps = 0
        self.ended = False
        self.failure = ""  # the exception that ended it, as its last line says it
        self.obstacle: Any = None  # the primitive that it waits for
        self.may_pass: Callable[[], bool] | None = None
        self.patient = True  # whether it waits for as long as it takes
        self.gave_up = False
        self.daemon = False
        self.paused = False  # whether its last line slept: the usual moment to switch
        self.wakes = 0.0  # on the clock: it sleeps until then

    def start(self) -> None:
        _thread.start_new_thread(self.run, ())

    def run(self) -> None:
        self.gate.wait()
        try:
            if not self.conductor.over:
                sys.settrace(self.trace)
                self.work()
        except (Over, SystemExit):
            pass
        except Unknown as error:
            self.conductor.unknown = error
        except BaseException as error:  # whatever ends it is told
            self.failure = f"{type(error).__name__}: {error}".removesuffix(": ")
        finally:
            sys.settrace(None)
            self.ended, self.frame = True, None
            self.conductor.gate.open()

    def trace(self, frame: FrameType, event: str, arg: Any) -> Any:
        """Stand still before each line of the script, and of nothing else."""
        if not self.conductor.is_of_script(frame) or self.conductor.over:
            return None
        if event == "line":
            self.frame = frame
            if self.conductor.is_played(self) and self.may_stand:
                self.has_stood = True
                self.stand()
        elif event == "return":
            self.frame = self.conductor.find_frame(frame.f_back)
        return self.trace

    @property
    def may_stand(self) -> bool:
        """Whether others may come in before this line."""
        return not self.conductor.by_pauses or self.paused or not self.has_stood

    def stand(self) -> None:
        """Hand the turn back, and wait for the next one."""
        self.conductor.gate.open()
        self.gate.wait()
        if self.conductor.over:
            raise Over

    def wait_for(
        self, obstacle: Any, may_pass: Callable[[], bool], seconds: float | None = None
    ) -> bool:
        """Stand until `may_pass`; with a limit, until nobody else can go on."""
        while not may_pass():
            if self.conductor.over:
                raise Over
            self.obstacle, self.may_pass = obstacle, may_pass
            self.patient = seconds is None
            wakes = self.conductor.clock + (seconds or 0.0)
            self.stand()
            self.obstacle = self.may_pass = None
            if self.gave_up:
                self.gave_up = False
                self.conductor.clock = max(self.conductor.clock, wakes)
                return False
        return True

    @property
    def line(self) -> int:
        """The line of the script that it does next or waits in; 0 if none."""
        return self.frame.f_lineno or 0 if self.frame else 0

    @property
    def can_go(self) -> bool:
        return not self.ended and (self.may_pass is None or self.may_pass())

    @property
    def can_give_up(self) -> bool:
        return not self.ended and not self.patient and not self.can_go


class Conductor:
    """One run of a script, whose turns somebody chooses.

    Unless `main_plays`, the main thread is no player: it goes on whenever it
    can, so that all threads have started before the first choice, and what it
    does after its joins follows by itself. If it plays, it does so from its
    first start of a thread on. With `by_pauses`, others come in only where a
    thread sleeps or waits, not before each line.
    """

    def __init__(self, script: str, main_plays: bool, by_pauses: bool) -> None:
        self.script = script  # the name of its file, as its code says it
        self.main_plays, self.by_pauses = main_plays, by_pauses
        self.gate = Gate()
        self.players: list[Player] = []
        self.printed: list[tuple[str, str]] = []  # the thread's name, and a line
        self.clock = 0.0  # seconds, which pass only for who sleeps or waits in vain
        self.timed = False  # whether the script asks for the time
        self.over = False
        self.unknown: Unknown | None = None
        self.main: Player
        self.running: Player

    def is_of_script(self, frame: FrameType) -> bool:
        return frame.f_code.co_filename == self.script

    def find_frame(self, frame: FrameType | None) -> FrameType | None:
        """The innermost frame of the script from this one outwards, if any."""
        while frame and not self.is_of_script(frame):
            frame = frame.f_back
        return frame

    def is_played(self, player: Player) -> bool:
        """Whether somebody chooses when this one does its next line."""
        return player is not self.main or (self.main_plays and self.started > 0)

    @property
    def started(self) -> int:
        """How many threads the script has started."""
        return len(self.players) - self.main_plays

    def begin(self, work: Callable[[], Any]) -> None:
        """Start the main thread, and let it go as far as it can."""
        self.main = Player(self, "main", work)
        if self.main_plays:
            self.players.append(self.main)
        self.main.start()
        self.run(self.main)
        self.settle()

    def add(self, player: Player) -> None:
        """Take in a thread that the script starts."""
        self.players.append(player)
        player.start()

    def run(self, player: Player) -> None:
        """Open one gate, until that thread stands again or has ended."""
        self.running = player
        player.arrived, player.paused = True, False
        player.gate.open()
        if not self.gate.wait(PATIENCE):
            raise Stuck(f"{player.name} does not come back from line {player.line}")
        if self.unknown and not self.over:
            raise self.unknown

    def step(self, player: Player) -> None:
        """Let one thread do its next line, and the main one what it can then."""
        player.steps += 1
        player.gave_up = not player.can_go
        self.clock, player.wakes = max(self.clock, player.wakes), 0.0
        self.run(player)
        self.settle()

    def settle(self) -> None:
        """Lead new threads to their first line, and the main one as far as it can."""
        while not self.over:
            new = [player for player in self.players if not player.arrived]
            if new:
                self.run(new[0])
            elif self.main in self.players:
                break
            elif self.main.can_go:
                self.run(self.main)
            elif self.main.can_give_up and not self.who_can():
                self.main.gave_up = True
                self.run(self.main)
            else:
                break

    def who_can(self) -> list[Player]:
        """Who can go on; those who wait with a limit only if nobody else can."""
        if self.ended:
            return []
        able = [player for player in self.players if player.can_go]
        return able or [player for player in self.players if player.can_give_up]

    @property
    def ended(self) -> bool:
        """Whether the script has: it does not wait for its daemons."""
        return all(player.ended or player.daemon for player in self.everybody)

    @property
    def everybody(self) -> list[Player]:
        return [*(p for p in self.players if p is not self.main), self.main]

    def end(self) -> None:
        """Unwind all threads that are left."""
        self.over = True
        for player in self.everybody:
            if not player.ended:
                self.run(player)
