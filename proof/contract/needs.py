"""Where, or under what, an example can run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from packaging.specifiers import SpecifierSet
from packaging.version import Version

from .counting import say_count


@dataclass(frozen=True)
class Needs:
    """Where an example can run; an empty requirement asks for nothing.

    `start_method` and `cpus` are brought about for the run, where that can be:
    what Python starts processes with by default, and how many CPUs it counts.
    """

    python: str = ""
    gil: bool | None = None
    os: str = ""
    start_method: str = ""
    cpus: int = 0
    packages: str = ""  # their names, with spaces between

    def find_unmet(self, where: Mapping[str, Any]) -> str:
        """Why it cannot run there, in words, or an empty text."""
        version = where["python"]
        if self.python and not includes(self.python, version):
            return f"needs Python {self.python}, this is {version}"
        if self.gil is not None and where["gil"] != self.gil:
            return f"needs a Python with{'' if self.gil else 'out'} the GIL"
        if self.os and where["system"].lower() not in SYSTEMS[self.os]:
            return f"needs {self.os}, this is {where['system']}"
        if self.start_method and self.start_method not in where["start_methods"]:
            here = " or ".join(where["start_methods"])
            return f"needs the start method {self.start_method}, here it is {here}"
        if lacking := set(self.packages.split()) - {*where["packages"]}:
            return (
                f"needs {join_names(lacking)}: make extra installs what examples need"
            )
        told = includes(COUNTS_AS_TOLD, version)
        if self.cpus not in (0, where["cores"]) and not told:
            cpus = say_count(self.cpus, "CPU")
            needed = f"needs {cpus} or Python {COUNTS_AS_TOLD}"
            return f"{needed}, this is {version} with {where['cores']}"
        return ""


NOTHING = Needs()


def includes(versions: str, version: str) -> bool:
    return version in SpecifierSet(versions, prereleases=True)


def join_names(names: Iterable[str]) -> str:
    return " and ".join(sorted(names))


def find_divided(wanted: str) -> set[str]:
    """The minor versions that a range divides: `>=3.13.8` holds some 3.13 only."""
    bounds = [
        Version(bound.version.removesuffix(".*")) for bound in SpecifierSet(wanted)
    ]
    return {f"{bound.major}.{bound.minor}" for bound in bounds if bound.micro}


# From here on PYTHON_CPU_COUNT says how many CPUs Python counts.
COUNTS_AS_TOLD = ">=3.13"
START_METHODS = ("fork", "spawn", "forkserver")
SYSTEMS = {
    "linux": {"linux"},
    "macos": {"darwin"},
    "windows": {"windows"},
    "posix": {"linux", "darwin", "freebsd"},
}
