"""How far the scripts come that hang or fail, and that nothing behind is ever run."""

from __future__ import annotations

from pathlib import Path

import pytest

from proof.judge.stored import list_shown, read_stored
from proof.page.model import read_page
from proof.run.recorder import Recorder
from proof.run.recording import Recording
from tools.mutants.__main__ import make_script_mutants, try_scripts
from tools.mutants.reached import read_reached
from tools.mutants.scripts import Mutant

ROOT = Path(__file__).parents[2]

FRAME = 'Traceback (most recent call last):\n  File "{}", line {}, in {}\n'
RAISED = {"exit_code": 1, "complaints": FRAME.format("b.py", 2, "<module>")}
STOPPED = {
    "hangs": ("p.join()|\nprint(1)", {"hung": ("<module>: p.join()",)}),
    "hangs in the last of two": (
        "p.join()\np.join()|\nprint(1)",
        {"hung": ("<module>: p.join()",)},
    ),
    "hangs in a block": (
        "if a:\n    with b:\n        p.join()|\n        print('é')",
        {"hung": ("<module>: p.join()",)},
    ),
    "fails": ("é = 1\np.join(é); p.close()|\nprint(2)", RAISED),
    "fails in several lines": ("\np.join(\n    é,\n)|; print(1)", RAISED),
}
UNKNOWN = {
    "ends well": {},
    "a worker hangs": {"hung": ("runner: p.join()",)},
    "a worker fails": RAISED | {"complaints": FRAME.format("c.py", 2, "<module>")},
    "a function fails": RAISED | {"complaints": FRAME.format("b.py", 2, "runner")},
    "told of, and went on": RAISED | {"exit_code": 0},
}


@pytest.mark.parametrize(("marked", "said"), STOPPED.values(), ids=STOPPED)
def test_a_run_comes_as_far_as_the_line_that_it_never_leaves(marked: str, said: dict):
    reached, _, behind = marked.partition("|")

    assert behind
    assert read_reached(reached + behind, "a/b.py", record(**said)) == reached


@pytest.mark.parametrize("said", UNKNOWN.values(), ids=UNKNOWN)
def test_a_run_may_come_to_the_end(said: dict):
    """What no recording says is no reason to leave a line out."""
    source = "q.get()\np.join()\nprint(1)"

    assert read_reached(source, "a/b.py", record(**said)) == source


@pytest.mark.parametrize(
    "source",
    [
        "try:\n    p.join()\nexcept E:\n    print_exc()\nprint(1)",
        "for p in all:\n    p.join()\nprint(1)",
        "with a:\n    with p:\n        b()\nprint(1)",
    ],
    ids=["handled", "run before", "left only then"],
)
def test_what_is_behind_may_have_been_run(source: str):
    assert read_reached(source, "a/b.py", record(**RAISED)) == source


def record(**said) -> Recording:
    return Recording((), (), **said)


def test_nothing_behind_is_run():
    """In none of the book's scripts: who would end there is not found out."""
    recorder, work = Recorder(), []
    for example in list_examples():
        source = (ROOT / example.script).read_text("utf-8")
        reached = read_reached(source, example.script, read_stored(example, ROOT))
        end = f"{reached}; __import__('os')._exit(7){source.removeprefix(reached)}"
        if reached != source and not example.contract.needs.find_unmet(recorder.about):
            work.append((example, Mutant("body", "ends behind", end)))
    trials = try_scripts(recorder, work)

    assert len(trials) > 10
    assert [trial.key for trial in trials if trial.killed] == []


def test_no_mutant_changes_what_is_never_run():
    hanging = next(e for e in list_examples() if e.ident == "it-hangs/join_before_get")
    names = {mutant.name for _, mutant in make_script_mutants([hanging])}

    assert "drop_call | process.join(): dropped" in names
    assert "give_up | queue.get(): a timeout" not in names


def test_what_comes_to_its_end_is_changed_behind_it():
    """Also where a block is the last that the program has."""
    name = "sharing-between-processes/lock_by_initializer"
    ending = next(e for e in list_examples() if e.ident == name)
    places = {mutant.place for _, mutant in make_script_mutants([ending])}

    assert 'if __name__ == "__main__": a pause after' in places


def list_examples():
    pages = [read_page(page, ROOT) for page in sorted(ROOT.glob("docs/**/*.md"))]
    return list_shown(pages, ROOT)
