"""What a script needs whatever the run, in a few words: `Python 3.14+ on Linux`.

A script that is run under several conditions needs what all of them share: of
versions of Python, the range that spans theirs. Start methods and numbers of CPUs
are brought about for a run, and needed by none.
"""

from __future__ import annotations

from collections.abc import Sequence

from packaging.specifiers import SpecifierSet
from packaging.version import Version

from .marks import Needs
from .words import SPELLED, versions


def required(several: Sequence[Needs]) -> str:
    """What one needs to run it at all; an empty text if any Python will do."""
    python = interpreter(several)
    systems = enumerated(several)
    if python and systems:
        return f"{python} on {systems}"
    return python or systems


def interpreter(several: Sequence[Needs]) -> str:
    """`free-threaded Python 3.14+`, or an empty text."""
    version = versions_of(several)
    builds = {needs.gil for needs in several}
    if builds == {False}:
        return f"free-threaded {version or 'Python'}"
    if builds == {True}:
        return f"{version or 'Python'} with the GIL"
    return version


def versions_of(several: Sequence[Needs]) -> str:
    """`Python 3.14+`, from the lowest bound of all to the highest."""
    lows = [v for needs in several if (v := bound(needs.python, ">="))]
    highs = [v for needs in several if (v := bound(needs.python, "<"))]
    low = min(lows) if len(lows) == len(several) > 0 else None
    high = max(highs) if len(highs) == len(several) > 0 else None
    if low and high:
        words = versions(f">={low},<{high}")
        return words.replace("From Python", "Python from")
    if low:
        return f"Python {low}+"
    return f"Python before {high}" if high else ""


def bound(wanted: str, operator: str) -> Version | None:
    """The version that such a bound of a range names, None if it has none."""
    found = [s for s in SpecifierSet(wanted) if s.operator == operator]
    return Version(found[0].version) if found else None


def enumerated(several: Sequence[Needs]) -> str:
    """The systems on one of which it runs, an empty text where any will do."""
    if not all(needs.os for needs in several):
        return ""
    names = {needs.os for needs in several}
    if "posix" in names:
        names -= {"linux", "macos"}
    spelled = [SPELLED[name].replace(" and ", " or ") for name in sorted(names)]
    return " or ".join(spelled)
