"""Read what a script prints, from a terminal where the system has one."""

from __future__ import annotations

import contextlib
import math
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import BinaryIO

MOST_OUTPUT = 1_000_000  # bytes; a page shows far less


class Output:
    """What one stream of the child shows, on a terminal where there is one.

    `echo`, if there is one, gets it at once.
    """

    def __init__(self, overflow: Callable[[], None], echo: BinaryIO | None):
        self.overflow = overflow
        self.echo = echo
        self.chunks: list[tuple[float, bytes]] = []
        self.size = 0
        if sys.platform == "win32":
            self.end, self.child_end = os.pipe()
        else:
            self.end, self.child_end = os.openpty()
        self.terminal = "" if sys.platform == "win32" else os.ttyname(self.child_end)
        self.reader = threading.Thread(target=self._read, daemon=True)

    def begin(self) -> None:
        """Read until the child and all who share its end have closed it."""
        os.close(self.child_end)
        self.reader.start()

    def _read(self) -> None:
        with contextlib.suppress(OSError):  # Linux's way to end a terminal
            while data := os.read(self.end, 65536):
                self.size += len(data)
                self.show(data)
                if self.size > MOST_OUTPUT:
                    self.overflow()
                else:
                    self.chunks.append((time.monotonic(), data))
        self.terminal = ""  # from now on another run may get one of that name
        os.close(self.end)

    def show(self, data: bytes) -> None:
        if self.echo:
            self.echo.write(data.replace(b"\r\n", b"\n"))
            self.echo.flush()

    def read_lines(self, until: float = math.inf) -> list[tuple[float, str]]:
        """Each line that was read by then, with the time at which its end was."""
        return [line for line in self.list_lines() if line[0] <= until]

    def list_lines(self) -> Iterator[tuple[float, str]]:
        at, rest = 0.0, b""
        for at, data in self.chunks:
            *whole, rest = (rest + data).split(b"\n")
            for line in whole:
                yield at, line.rstrip(b"\r").decode("utf-8", "replace")
        if rest:
            yield at, rest.decode("utf-8", "replace") + " (no end of line)"
