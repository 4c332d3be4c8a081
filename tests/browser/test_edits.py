"""An edit is judged in the page as an edit of the file is: a sample of the mutants."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from proof.contract.promise import Promise
from proof.judge.breaches import is_excused
from proof.judge.verdict import judge
from proof.page.model import read_page
from proof.run.recorder import Recorder
from proof.show.library import ROOT
from tools.browser.recorder import NO_BROWSER, BrowserRecorder, find_browser
from tools.mutants.scripts import make_mutants

pytestmark = pytest.mark.skipif(not find_browser(), reason=NO_BROWSER)
LIMIT = 20  # seconds
SAMPLE = {
    "processes/two_processes_join": [
        'idle | if __name__ == "__main__": an idle thread',
        'body | if __name__ == "__main__": exit with 1',
        "failing | runner: raises at its end",
        "swap_worker | mp.Process: to __import__('threading').Thread (1 of 2)",
        "join_at_once | p1.start(): joined at once",
        "drop_call | p2.join(): dropped",
    ],
    "sharing/lock_keeps_updates": [
        "drop_lock | lock: not held",
        "own_lock | lock: made by each call",
        "ranges | range(2): shortened",
        "run_itself | thread.start(): to run()",
    ],
}


@pytest.fixture(scope="module")
def recorders() -> Iterator[list[Any]]:
    both = [Recorder(), BrowserRecorder()]
    yield both
    for recorder in both:
        recorder.close()


@pytest.mark.parametrize("name", SAMPLE)
def test_the_page_and_the_proof_agree(name: str, recorders, tmp_path):
    """Of the script itself, which is kept, and of each of its mutants."""
    page = read_page(ROOT / f"docs/{name.split('/')[0]}.md", ROOT)
    [example] = [each for each in page.examples if each.ident == name]
    source = (ROOT / example.script).read_text("utf-8")
    mutants = {each.name: each.source for each in make_mutants(source)}
    scripts = {"itself": source} | {each: mutants[each] for each in SAMPLE[name]}
    verdicts = {}
    for each, text in scripts.items():
        (tmp_path / "script.py").write_text(text, "utf-8")
        verdicts[each] = [keeps(one, tmp_path, example.promise) for one in recorders]

    assert [each for each, (proof, page) in verdicts.items() if proof != page] == []
    assert verdicts["itself"] == [True, True]
    assert not all(proof for proof, _ in verdicts.values())


def keeps(recorder: Any, folder: Any, promise: Promise) -> bool:
    """Whether a run keeps it, but for what a busy machine alone can have done."""
    found = judge(recorder.record("script.py", folder, LIMIT), promise)
    return not found or is_excused(found)
