"""A run of the reader's browser is judged and shown by the book's own code."""

import json
import subprocess
import sys
from dataclasses import asdict, replace

import pytest
from exercises import make_exercise

from proof.page.model import read_page
from proof.run.recording import Lane, Line, Recording, Task
from proof.show.library import ROOT, read_run
from proof.show.live import BROKE, EXCUSE, KEPT, show_run, tell_example, tell_exercise

NAME = "processes/two_processes_join"


@pytest.fixture(scope="module")
def told():
    """What is published of the example, having been JSON."""
    page = read_page(ROOT / "docs/processes.md", ROOT)
    example = next(e for e in page.examples if e.ident == NAME)
    return json.loads(json.dumps(tell_example(example)))


def show(told, run, **options):
    return show_run(told, json.loads(json.dumps(asdict(run))), **options)


def test_a_run_that_keeps_its_contract_is_told_so(told):
    """In the sentence that its page has."""
    shown = show(told, read_run(NAME, ROOT))

    assert shown["kept"]
    assert shown["sentence"].startswith(f"{KEPT} these lines in this order, in 1 to 2 ")
    assert (shown["breaches"], shown["parted"]) == ([], [])
    assert shown["said"].startswith("This run: 1.")


def test_a_join_that_was_taken_away_is_told(told):
    run = read_run(NAME, ROOT)

    shown = show(told, replace(run, waits=run.waits[:1]))

    assert not shown["kept"]
    assert ">it has to end here<" in shown["timeline"]
    assert shown["sentence"] == BROKE
    assert "it joined 1 worker, not 2" in [b["text"] for b in shown["breaches"]]


def test_lines_that_are_not_those_of_the_page_are_named(told):
    """Those that came too early, and those that no page has."""
    run = read_run(NAME, ROOT)
    lines = list(run.lines)
    early = replace(run, lines=(lines[-1], *lines[:-1]))
    more = replace(run, lines=(*lines, Line(1.1, 0, "Hello")))

    assert show(told, early)["parted"][0] == 0
    assert show(told, more)["parted"] == [len(lines)]


def test_what_a_busy_machine_can_do_is_excused(told):
    """Its verdict says so, and that it broke the contract all the same."""
    run = read_run(NAME, ROOT)
    *lines, last = run.lines
    late = replace(last, text="Process took 2.5 seconds", at=2.6)

    shown = show(told, replace(run, lines=(*lines, late), span=2.6))

    assert (shown["kept"], shown["sentence"]) == (False, BROKE)
    assert shown["excuse"] == EXCUSE
    assert shown["parted"] == [len(lines)]


def test_a_run_in_another_order_than_is_drawn_is_told(told):
    """Where its contract is kept, as the matrix holds it on every Python."""
    run = read_run(NAME, ROOT)
    drawn = json.loads(run.to_json())
    first, second = run.tasks
    other = replace(run, tasks=(first, replace(second, name="another")))

    assert show(told, run, drawn=drawn)["kept"]
    assert show(told, other)["kept"]
    assert "another" in show(told, other, drawn=drawn)["breaches"][0]["text"]


def test_it_is_drawn_as_on_its_page(told):
    run = read_run(NAME, ROOT)

    shown = show(told, run)

    assert 'class="timeline"' in shown["timeline"]
    assert shown["timeline"].count('class="task"') == len(run.tasks)
    assert shown["terminal"].count('class="line') == len(run.lines)


def test_a_run_that_did_nothing_is_not_said_to_take_time(told):
    """There is no replay of it, either."""
    failed = Recording((), (), complaints="SyntaxError: invalid", span=0.0)

    shown = show(told, failed)

    assert (shown["timeline"], shown["said"]) == ("", "This run")


def test_a_run_that_prints_nothing_is_drawn_all_the_same(told):
    """As one that hangs, of which the page draws who waits."""
    silent = replace(read_run(NAME, ROOT), lines=())

    assert show(told, silent)["timeline"].count('class="task"') == 2


def test_without_a_contract_there_is_no_verdict(told):
    shown = show({**told, "marks": None}, read_run(NAME, ROOT))

    assert "kept" not in shown
    assert shown["timeline"].startswith("<svg")


def test_it_needs_nothing_that_only_a_build_has():
    """A browser has no parser of Markdown and no colours of Pygments."""
    watch = (
        "import sys, proof.show.live; print(*{m.split('.')[0] for m in sys.modules})"
    )
    done = subprocess.run(
        [sys.executable, "-c", watch], cwd=ROOT, capture_output=True, text=True
    )
    needed = set(done.stdout.split()) - set(sys.stdlib_module_names)

    assert {n for n in needed if not n.startswith(("_", "sitecustomize"))} <= {
        "proof",
        "packaging",
        "markupsafe",
    }


EXERCISE = make_exercise()
WORKERS = (Lane("main", 0, "MainThread"), Lane("process", 1, "Process-1"))


def answer(seconds: float, told: dict):
    """What is shown of an answer in which one process worked."""
    line = Line(seconds, 0, f"done in {seconds} seconds")
    task = Task(0.1, 1.1, 1, "work")
    return show(told, Recording((line,), (task,), lanes=WORKERS, span=seconds))


def test_an_answer_to_an_exercise_gets_its_hint():
    """Held against the contract of the solution, in the words of the report."""
    told = json.loads(json.dumps(tell_exercise(EXERCISE)))
    shown = answer(1.2, told)

    assert told["script"] == EXERCISE.start.script
    assert not shown["kept"]
    assert [b["text"] for b in shown["breaches"]] == [
        "at most 1 process worked at once, not 2"
    ]
    assert shown["hint"] == "Who waits for *whom*?"


def test_a_run_of_the_reader_has_the_names_of_its_workers():
    """On its lanes and before its lines, as on the page that draws a recorded one."""
    lanes = (WORKERS[0], Lane("process", 1, "Ada"))
    lines = (Line(0.5, 1, "half"), Line(1.2, 0, "done in 1.2 seconds"))
    run = Recording(lines, (Task(0.1, 1.1, 1, "work"),), lanes=lanes, span=1.2)
    shown = show(tell_exercise(EXERCISE), run)

    assert ">Ada</text>" in shown["timeline"]
    assert 'data-by="process Ada"' in shown["terminal"]


def test_an_answer_that_is_right_is_told_so():
    told = tell_exercise(replace(EXERCISE, hints={"took": "Read the clock later."}))
    shown = answer(1.2, told)

    assert shown["kept"]
    assert shown["sentence"] == f"{KEPT} this line, in 1 to 2 seconds."
    assert shown["hint"] == ""


def test_an_answer_that_is_merely_late_may_be_run_again():
    told = tell_exercise(replace(EXERCISE, hints={"took": "Read the clock later."}))
    shown = answer(2.2, told)

    assert (shown["sentence"], shown["excuse"]) == (BROKE, EXCUSE)
    assert shown["hint"] == "Read the clock later."
