"""`_multiprocessing.SemLock`: a semaphore of the kernel, and who holds it here."""

from . import stack
from .calls import call, post

RECURSIVE_MUTEX = 0


class SemLock:
    SEM_VALUE_MAX = 2**31 - 1

    def __init__(self, kind, value, maxvalue, name, unlink, handle=None):
        self.kind, self.maxvalue = kind, maxvalue
        self.name = None  # the kernel forgets it with the run, so nobody unlinks it
        self.handle = call("semaphore", value) if handle is None else handle
        self._held, self._holder = 0, None

    @classmethod
    def _rebuild(cls, handle, kind, maxvalue, name):
        return cls(kind, 0, maxvalue, name, False, handle)

    def acquire(self, block=True, timeout=None):
        if self.kind == RECURSIVE_MUTEX and self._is_mine():
            self._held += 1
            return True
        limit = timeout if timeout is None else max(timeout, 0)
        taken = bool(call("acquire", self.handle, limit if block else 0))
        if taken:
            self._held += 1
            self._holder = stack.current
        return taken

    def release(self):
        if self.kind == RECURSIVE_MUTEX:
            if not self._is_mine():
                raise AssertionError(
                    "attempt to release recursive lock not owned by thread"
                )
            if self._held > 1:
                self._held -= 1
                return
        elif self.maxvalue != self.SEM_VALUE_MAX and self._get_value() >= self.maxvalue:
            raise ValueError("semaphore or lock released too many times")
        self._held -= 1
        post("release", self.handle)

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *_):
        self.release()

    def _count(self):
        return self._held

    def _is_mine(self):
        return self._held > 0 and self._holder == stack.current

    def _get_value(self):
        return call("value", self.handle)

    def _is_zero(self):
        return self._get_value() == 0

    def _after_fork(self):
        self._held = 0


def sem_unlink(name):
    """The kernel forgets them all when the run ends."""
    raise FileNotFoundError(2, "No such file or directory")
