"""What a script does on a Python that is too old for it: it ends, and soon.

A script that would hang there says in a line what it needs.
"""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path

import pytest

from proof.contract.needs import includes
from proof.page.model import read_page
from proof.run.interpreters import OLDEST, find
from proof.run.recorder import Recorder

ROOT = Path(__file__).parents[2]
LIMIT = 10.0
EXAMPLES = [
    example
    for page in sorted(ROOT.glob("docs/*.md"))
    for example in read_page(page, ROOT).examples
]


def needy():
    """Each script that the oldest Python cannot run, and the versions that can."""
    for script, several in groupby(EXAMPLES, lambda example: example.script):
        wanted = [example.contract.needs.python for example in several]
        if not any(includes(each, str(OLDEST)) for each in wanted):
            yield script, wanted[0]


NEEDY = dict(needy())
GUARDED = [
    script
    for script in NEEDY
    if "sys.version_info <" in (ROOT / script).read_text("utf-8")
]


@pytest.fixture(scope="module")
def oldest():
    """The oldest Python of this machine that the book supports."""
    return min(find(), key=lambda one: one.version)


@pytest.fixture(scope="module")
def recorder(oldest):
    recorder = Recorder(oldest.path)
    yield recorder
    recorder.close()


@pytest.fixture
def run(oldest, recorder):
    """Run a script there, unless it can."""

    def run(script: str):
        if includes(NEEDY[script], oldest.about["python"]):
            pytest.skip(f"no Python here is too old: {oldest.key} is the oldest")
        return recorder.record(script, ROOT, LIMIT)

    return run


@pytest.mark.parametrize("script", NEEDY)
def test_it_ends(run, script: str):
    done = run(script)

    assert not [what for what in done.incidents if "still running" in what]


@pytest.mark.parametrize("script", GUARDED)
def test_a_line_names_the_python_that_the_page_names(run, script: str):
    done = run(script)
    version = re.fullmatch(r">=([\d.]+)", NEEDY[script])[1]

    assert re.fullmatch(rf".+ needs Python {version} or newer", done.complaints)
    assert done.exit_code == 1
