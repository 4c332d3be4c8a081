"""Keep to the number of files that the system lets a process open."""

from __future__ import annotations

import contextlib
import errno
import sys
from collections.abc import Iterator

import psutil

# Files that a run has open at most, and a number that is enough for a proof.
FILES, ENOUGH_FILES = 8, 256


class TooFewFiles(Exception):
    """The system lets this process open too few files for a run."""


@contextlib.contextmanager
def tell_of_files() -> Iterator[None]:
    """Say in a sentence that there are too few of them."""
    try:
        yield
    except OSError as error:
        if error.errno != errno.EMFILE:
            raise
        text = (
            f"a run needs up to {FILES} open files more than the system allows "
            f"this process: allow more, as by `ulimit -n {ENOUGH_FILES}`"
        )
        raise TooFewFiles(text) from error


def count_room() -> int:
    """How many runs at once have files enough, at least one."""
    if sys.platform == "win32":
        return sys.maxsize  # where the number has no limit
    import resource

    allowed, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return max(1, (allowed - psutil.Process().num_fds()) // FILES)
