"""The lock of `_thread`, for threads that take turns."""

import collections
from _thread import TIMEOUT_MAX

from . import stack


class lock:
    """One holder; who waits is served in the order of coming."""

    __slots__ = ("__weakref__", "_held", "_waiting")
    __module__ = "_thread"

    def __init_subclass__(cls):
        raise TypeError("type '_thread.lock' is not an acceptable base type")

    def __init__(self):
        self._held, self._waiting = False, collections.deque()

    def acquire(self, blocking=True, timeout=-1):
        if not blocking and timeout != -1:
            raise ValueError("can't specify a timeout for a non-blocking call")
        check(timeout)
        if not self._held:
            self._held = True
            return True
        return blocking and timeout != 0 and self._wait(timeout)

    def _wait(self, timeout):
        gate = stack.bridge.makeGate(timeout * 1000 if timeout > 0 else -1)
        self._waiting.append(gate)
        try:
            stack.park("enter", gate)
        except BaseException:  # a signal's handler raised it: nobody waits here now
            if not self._leave(gate):
                self.release()
            raise
        return not self._leave(gate)

    def _leave(self, gate):
        """Whether it had to be left: the lock has not been handed over meanwhile."""
        waits = gate in self._waiting
        if waits:
            self._waiting.remove(gate)
        return waits

    def release(self):
        if not self._held:
            raise RuntimeError("release unlocked lock")
        if self._waiting:  # it stays held, by the next one
            stack.bridge.open(self._waiting.popleft())
        else:
            self._held = False

    def locked(self):
        return self._held

    acquire_lock, release_lock, locked_lock = acquire, release, locked

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *_):
        self.release()

    def _at_fork_reinit(self):
        self.__init__()

    def __repr__(self):
        state = "locked" if self._held else "unlocked"
        return f"<{state} _thread.lock object at {id(self):#x}>"


def check(timeout):
    """Refuse what `_thread` refuses."""
    if timeout != timeout:
        raise ValueError("Invalid value NaN (not a number)")
    if timeout > TIMEOUT_MAX:
        raise OverflowError("timeout value is too large")
    if timeout < 0 and timeout != -1:
        raise ValueError("timeout value must be a non-negative number")


def allocate_lock():
    return lock()
