"""What a script needs whatever the run, in a few words: `Python 3.14+ on Linux`.

A script that is run under several conditions needs what all of them share: of
versions of Python, the range that spans theirs. Start methods and numbers of CPUs
are brought about for a run, and needed by none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields, replace

from packaging.specifiers import SpecifierSet
from packaging.version import Version

from .counting import say_count
from .needs import Needs, join_names


def say_required(several: Sequence[Needs]) -> str:
    """What one needs to run it at all; an empty text if any Python will do."""
    python = say_interpreter(several)
    systems = say_systems(several)
    where = f"{python} on {systems}" if python and systems else python or systems
    packages = say_packages(several)
    return f"{where} with {packages}" if where and packages else where or packages


def say_packages(several: Sequence[Needs]) -> str:
    """The packages that all of them import."""
    sets = [set(needs.packages.split()) for needs in several]
    return join_names(set.intersection(*sets)) if sets else ""


def say_interpreter(several: Sequence[Needs]) -> str:
    """`free-threaded Python 3.14+`, or an empty text."""
    version = say_span(several)
    builds = {needs.gil for needs in several}
    if builds == {False}:
        return f"free-threaded {version or 'Python'}"
    if builds == {True}:
        return f"{version or 'Python'} with the GIL"
    return version


def say_span(several: Sequence[Needs]) -> str:
    """`Python 3.14+`, from the lowest bound of all to the highest."""
    lows = [v for needs in several if (v := find_bound(needs.python, ">="))]
    highs = [v for needs in several if (v := find_bound(needs.python, "<"))]
    low = min(lows) if len(lows) == len(several) > 0 else None
    high = max(highs) if len(highs) == len(several) > 0 else None
    if low and high:
        words = say_versions(f">={low},<{high}")
        return words.replace("From Python", "Python from")
    if low:
        return f"Python {low}+"
    return f"Python before {high}" if high else ""


def find_bound(wanted: str, operator: str) -> Version | None:
    """The version that such a bound of a range names, None if it has none."""
    found = [s for s in SpecifierSet(wanted) if s.operator == operator]
    return Version(found[0].version) if found else None


def say_systems(several: Sequence[Needs]) -> str:
    """The systems on one of which it runs, an empty text where any will do."""
    if not all(needs.os for needs in several):
        return ""
    names = {needs.os for needs in several}
    if "posix" in names:
        names -= {"linux", "macos"}
    spelled = [SPELLED[name].replace(" and ", " or ") for name in sorted(names)]
    return " or ".join(spelled)


SPELLED = {
    "linux": "Linux",
    "macos": "macOS",
    "windows": "Windows",
    "posix": "Linux and macOS",
}


def label_needs(needs: Needs) -> str:
    """The conditions in a few words, such as `Python 3.14 and newer, spawn`."""
    cpus = say_count(needs.cpus, "CPU") if needs.cpus else ""
    gil = {None: "", True: "with the GIL", False: "free-threaded"}[needs.gil]
    system = SPELLED.get(needs.os, "")
    parts = [say_versions(needs.python), gil, system, needs.start_method, cpus]
    parts.append(join_names(needs.packages.split()))
    return ", ".join(part for part in parts if part)


def label_apart(several: Sequence[Needs]) -> list[str]:
    """What tells conditions apart, each in a few words; what all share is left out."""
    names = [field.name for field in fields(Needs)]
    shared = [n for n in names if len({getattr(each, n) for each in several}) == 1]
    nothing = {name: getattr(Needs(), name) for name in shared}
    return [label_needs(replace(each, **nothing)) for each in several]


def say_versions(wanted: str) -> str:
    """A range of versions in words: `>=3.14` is `Python 3.14 and newer`."""
    if found := re.fullmatch(r">=\s*([\d.]+)", wanted):
        return f"Python {found[1]} and newer"
    if found := re.fullmatch(r"<\s*([\d.]+)", wanted):
        return f"Before Python {found[1]}"
    if found := re.fullmatch(r">=\s*([\d.]+),\s*<\s*([\d.]+)", wanted):
        return say_range(Version(found[1]), Version(found[2]))
    return f"Python {wanted}" if wanted else ""


def say_range(low: Version, high: Version) -> str:
    """Versions from one on, before another; of one minor version in its name."""
    minor = f"{low.major}.{low.minor}"
    following = f"{low.major}.{low.minor + 1}"
    if high == Version(following):
        return f"Python {minor} since {low}" if low.micro else f"Python {minor}"
    if low == Version(minor) and high < Version(following):
        return f"Python {minor} before {high}"
    return f"From Python {low}, before {high}"
