"""The rooms of the package: who may know whom."""

import ast
import re
from pathlib import Path

import pytest

import proof

ROOT = Path(proof.__file__).parent
ROOMS = (
    "contract",
    "page",
    "run",
    "explore",
    "judge",
    "prose",
    "show",
    "watch",
    "plugin",
)
OTHERS = {"tools", "tests"}  # who use the package, and which it does not know
MODULES = {
    file.relative_to(ROOT.parent).with_suffix("").as_posix().replace("/", "."): file
    for file in sorted(ROOT.glob("**/*.py"))
}


def read_imports(module: str, source: str) -> set[str]:
    """What a module imports, as whole dotted names."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = module.split(".")[: -node.level] if node.level else []
            base = ".".join([*above, *filter(None, [node.module])])
            found |= {f"{base}.{name.name}" for name in node.names}
    return found


def find_wrong(module: str, source: str) -> list[str]:
    """What a module imports of later rooms, or of those who use the package."""
    rooms = {room: place for place, room in enumerate(ROOMS)}
    wrong = []
    for name in sorted(read_imports(module, source)):
        top, room, *_ = [*name.split("."), ""]
        later = top == "proof" and rooms[room] > rooms[module.split(".")[1]]
        if later or top in OTHERS:
            wrong.append(name)
    return wrong


def test_the_package_has_these_rooms():
    found = {folder.name for folder in ROOT.iterdir() if list(folder.glob("*.py"))}

    assert found == set(ROOMS)


@pytest.mark.parametrize("module", [m for m in MODULES if m.count(".") > 1])
def test_a_room_knows_only_those_before_it(module):
    """Nor does the package know who uses it, the tools and the tests."""
    assert find_wrong(module, MODULES[module].read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("source", "wrong"),
    [
        ("from ..plugin import hooks", "proof.plugin.hooks"),
        ("from ..show.figure import Figures", "proof.show.figure.Figures"),
        ("from proof.show import figure", "proof.show.figure"),
        ("def late():\n    import proof.show.figure", "proof.show.figure"),
        ("from tools import environment", "tools.environment"),
    ],
)
def test_an_import_against_the_order_is_found(source, wrong):
    assert find_wrong("proof.judge.report", source) == [wrong]
    assert find_wrong("proof.judge.report", "from . import luck") == []
    assert find_wrong("proof.judge.report", "from ..run.recorder import Lane") == []


def test_the_guide_shows_the_same_rooms():
    """In their order, and in the package's own words."""
    told = re.findall(r"^- `(\w+)`: .+$", proof.__doc__ or "", re.MULTILINE)
    listed = "\n".join(re.findall(r"^- .+$", proof.__doc__ or "", re.MULTILINE))

    assert told == list(ROOMS)
    assert f"\n\n{listed}\n\n" in (ROOT.parent / "CONTRIBUTING.md").read_text("utf-8")
