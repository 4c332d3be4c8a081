"""What the site reads of the book."""

from __future__ import annotations

import os

from rendering import RUN

from proof.judge.stored import read_recording
from proof.show.library import read_unchanged


def test_a_recording_is_read_once_until_it_changes(book):
    """A page of comparisons, and each page of `make serve`, asks for it again."""
    file = book.write("docs/recordings/processes/join.json", RUN.to_json())
    first = read_unchanged(read_recording, file)
    again = read_unchanged(read_recording, file)
    os.utime(file, ns=(0, 0))
    changed = read_unchanged(read_recording, file)

    assert again is first
    assert changed == first
    assert changed is not first
