"""Where an example was proven: what `docs/matrix.json` keeps, and how a page says it.

The file holds, for each example, the digests of its script and of its claim, and
for each interpreter the conditions under which the example kept its contract. What
was proven of another script or another claim does not count, nor does what was
changed by hand.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any

from packaging.version import Version

from ..contract.needs import START_METHODS, find_divided
from ..page.examples import Example
from ..run.seal import is_sealed
from .stored import digest

MATRIX = "docs/matrix.json"
BROWSER = "Emscripten"  # what Python in a browser calls its system
KEY = re.compile(r"(?P<version>3\.\d+[^ t]*)(?P<free>t?) (?P<system>\S+)")


def digest_claim(example: Example) -> str:
    """A digest of what the page claims: the marks, and the lines less what varies."""
    lines = example.promise.lines
    fixed = [line.skeleton for line in lines if line.group is None]
    free = sorted(line.skeleton for line in lines if line.group is not None)
    said = [*example.contract.marks, *fixed, *free]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()


def read_matrix(file: Path) -> dict[str, Any]:
    """What is kept: `interpreters` and `examples`, both by their names."""
    if not file.exists():
        return {"interpreters": {}, "examples": {}}
    return json.loads(file.read_text("utf-8"))


def find_proven(
    example: Example, kept: dict[str, Any], root: Path
) -> dict[str, list[str]]:
    """The conditions proven of this very script and claim, by interpreter."""
    entry = kept["examples"].get(example.ident, {})
    digests = entry.get("script"), entry.get("claim")
    current = digests == (digest(root / example.script), digest_claim(example))
    if not current or not is_sealed(entry):
        return {}
    return entry["proven"]


def runs_in_browser(conditions: dict[str, list[str]]) -> bool:
    """Whether one of the interpreters that proved it was that of a browser."""
    keys = filter(None, map(KEY.match, conditions))
    return any(key["system"] == BROWSER for key in keys)


def say_proven(conditions: dict[str, list[str]], wanted: str = "") -> str:
    """`3.11 – 3.15, free-threaded 3.13; fork, spawn, forkserver`.

    Of a minor version that the range `wanted` cuts, the patch release is said.
    """
    keys = [found for key in conditions if (found := KEY.match(key))]
    usual = say_releases(
        (f["version"] for f in keys if not f["free"]), find_divided(wanted)
    )
    free = say_releases((f["version"] for f in keys if f["free"]), find_divided(wanted))
    versions = [usual, free and f"free-threaded {free}"]
    systems = sorted({found["system"].replace(BROWSER, "browser") for found in keys})
    parts = [versions, list_ways(conditions), systems if len(systems) > 1 else []]
    listed = [", ".join(filter(None, part)) for part in parts]
    return "; ".join(filter(None, listed))


def list_ways(conditions: dict[str, list[str]]) -> list[str]:
    """The start methods and the numbers of CPUs among these conditions."""
    listed = ", ".join(", ".join(each) for each in conditions.values())
    used = set(listed.split(", "))
    cpus = sorted((c for c in used if "CPU" in c), key=lambda c: int(c.split()[0]))
    return [method for method in START_METHODS if method in used] + cpus


def say_releases(versions: Iterable[str], whole: Collection[str]) -> str:
    """Minor versions, those that follow each other as a range.

    Of those in `whole`, their patch releases: `3.11 – 3.12, 3.13.0`.
    """
    spans: list[list[Version]] = []
    for version in sorted({shorten(version, whole) for version in versions}):
        last = spans[-1][-1].release if spans else ()
        if len(last) == 2 and version.release == (last[0], last[1] + 1):
            spans[-1].append(version)
        else:
            spans.append([version])
    ends = [dict.fromkeys((span[0], span[-1])) for span in spans]
    return ", ".join(" – ".join(map(str, end)) for end in ends)


def shorten(version: str, whole: Collection[str]) -> Version:
    """`3.13` of 3.13.18, unless that minor version is to be said in whole."""
    known = Version(version)
    minor = f"{known.major}.{known.minor}"
    return known if minor in whole else Version(minor)
