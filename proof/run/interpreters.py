"""Find the Pythons of this machine: on PATH, pyenv's, uv's, and those named."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from packaging.version import Version

from ..contract.needs import includes
from .recorder import NoPython, Recorder

OLDEST = Version("3.11")
# More of them, as paths with colons between (semicolons on Windows).
VARIABLE = "INTERPRETERS"
# Virtual environments of Pythons, with the packages that examples import: `make extra`.
EQUIPPED = Path(__file__).parents[2] / ".pythons"
NAME = re.compile(r"python(3(\.\d+t?)?)?(\.exe)?")


@dataclass(frozen=True)
class Interpreter:
    """A Python that examples can run on; `about` is what it says of itself."""

    path: str
    about: dict[str, Any]
    named: bool = False  # by VARIABLE

    @property
    def version(self) -> Version:
        return Version(self.about["python"])

    @property
    def kind(self) -> tuple[int, bool]:
        """Its minor version, and whether it is free-threaded."""
        return self.version.minor, not self.about["gil"]

    @property
    def key(self) -> str:
        """Its full version, a `t` where it is free-threaded, and its platform."""
        build = "" if self.about["gil"] else "t"
        return "{python}{build} {system} {machine}".format(**self.about, build=build)


def find() -> list[Interpreter]:
    """One of each release and build, in their order.

    Raises NoPython for one that was named and cannot run.
    """
    listed = list_named()
    with ThreadPoolExecutor() as pool:
        asked = pool.map(ask, [*listed, *list_candidates()])
    answers = dict(zip([*listed, *list_candidates()], asked, strict=True))
    for path in listed:
        one = answers[path]
        if not one or one.version < OLDEST:
            text = f"{VARIABLE}: {path} is no Python {OLDEST} or newer that starts"
            raise NoPython(text)
    named = {one.key for path in listed if (one := answers[path])}
    known = [one for one in answers.values() if one and one.version >= OLDEST]
    known.sort(key=is_equipped, reverse=True)  # the same Python, with more; then named
    each = {one.key: replace(one, named=one.key in named) for one in reversed(known)}
    return sorted(each.values(), key=lambda one: (one.kind, one.version))


def choose(
    interpreters: Iterable[Interpreter], ranges: Iterable[str]
) -> list[Interpreter]:
    """Those that were named, and of each minor version and build the newest.

    Of one that a range of versions cuts, the newest on either side.
    """
    found = sorted(interpreters, key=lambda one: (one.kind, one.version))
    newest = {
        (
            one.about["system"],
            *one.kind,
            *(includes(wanted, one.about["python"]) for wanted in ranges),
        ): one
        for one in found
    }
    return [one for one in found if one.named or one in newest.values()]


def list_released(proven: Iterable[str]) -> list[Interpreter]:
    """Those to record on, the first choice first: the newest release, with the GIL.

    Only of minor versions that are among the keys of interpreters `proven`.
    """
    minors = {tuple(map(int, key.split(".")[:2])) for key in proven}
    known = [each for each in find() if each.version.release[:2] in minors]
    known = [each for each in known if not each.version.is_prerelease]
    return sorted(known, key=lambda one: (one.about["gil"], one.version), reverse=True)


def is_equipped(one: Interpreter) -> bool:
    return EQUIPPED in Path(one.path).parents


def list_named() -> list[str]:
    return [path for path in os.environ.get(VARIABLE, "").split(os.pathsep) if path]


def list_candidates() -> list[str]:
    """Every file that could be a Python, this one first."""
    return list(dict.fromkeys([sys.executable, *find_installed()]))


def find_installed() -> Iterator[str]:
    home = Path.home()
    pyenv = Path(os.environ.get("PYENV_ROOT", home / ".pyenv"))
    shared = Path(os.environ.get("XDG_DATA_HOME", home / ".local/share"))
    uv = Path(os.environ.get("UV_PYTHON_INSTALL_DIR", shared / "uv/python"))
    folders = [Path(part) for part in os.environ.get("PATH", "").split(os.pathsep)]
    folders += sorted(EQUIPPED.glob("*/bin")) + sorted(EQUIPPED.glob("*/Scripts"))
    folders += sorted(pyenv.glob("versions/*/bin")) + sorted(uv.glob("*/bin"))
    for folder in folders:
        if folder.is_dir() and folder != pyenv / "shims":
            names = sorted(name for name in os.listdir(folder) if NAME.fullmatch(name))
            yield from (str(folder / name) for name in names)


def ask(path: str) -> Interpreter | None:
    """The interpreter at that path, None if it does not start or is no CPython."""
    try:
        about = Recorder(path).about
    except NoPython:
        return None
    return Interpreter(path, about) if about["implementation"] == "CPython" else None
