"""The operators that break scripts, and a sample of what they break."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from mutants.__main__ import attempt, read_equivalent, recorded
from mutants.scripts import OPERATORS, mutants
from mutants.transcripts import transcripts
from proof.page import read_page
from proof.recorder import Recorder

ROOT = Path(__file__).parent.parent
SAMPLE = 12
QUICK = 2.0  # seconds that an example of the sample takes at most

BROKEN = {
    "drop_call": ("p.start()\np.join()", "p.start()\npass"),
    "join_in_first_loop": (
        "for p in all:\n    p.start()\nfor p in all:\n    p.join()",
        "for p in all:\n    p.start()\n    p.join()\npass",
    ),
    "swap_executor": ("f.ProcessPoolExecutor()", "f.ThreadPoolExecutor()"),
    "swap_worker": (
        "import multiprocessing as mp\nmp.Process()",
        "import multiprocessing as mp\nimport threading\nthreading.Thread()",
    ),
    "workers": ("Pool(max_workers=5)", "Pool(max_workers=4)"),
    "sleeps": ("pause(n)", "pause(n * 0.5)"),
    "tasks": ("p = [5, 4, 3]", "p = [3, 4, 5]"),
    "completion": ("future.as_completed(all)", "list(all)"),
    "lazy": ("ex.map(runner, p)", "map(runner, p)"),
    "results": ("print(f.result())", "print(f)"),
    "texts": ("print('Function complete')", "print('Function completex')"),
    "constants": ("n < 3", "n < 4"),
    "body": (
        "if __name__ == '__main__':\n    a()",
        "if __name__ == '__main__':\n    pass",
    ),
    "failing": (
        "def runner():\n    return 1",
        "def runner():\n    raise RuntimeError('broken')",
    ),
    "swap_import": (
        "from threading import Barrier, Thread",
        "from threading import Barrier, Thread\n"
        "from multiprocessing import Process as Thread",
    ),
    "drop_answer": ("if stop.wait(1):\n    a()", "if True:\n    a()"),
    "drop_with": ("with Pool(2) as p:\n    a(p)", "p = Pool(2)\na(p)"),
    "drop_with, the second": (
        "with a() as b, c():\n    d()",
        "c()\nwith a() as b:\n    d()",
    ),
    "drop_lock": ("with lock:\n    n += 1", "n += 1"),
    "one_by_one": (
        "list(ex.map(runner, p))",
        "list([ex.submit(runner, task).result() for task in p])",
    ),
    "one_by_one, as futures": (
        "list(ex.map(runner, p))",
        "list([ex.submit(runner, task) for task in p])",
    ),
    "one_by_one, submitted": (
        "a = [ex.submit(runner, n) for n in p]",
        "a = [(lambda f: (f.exception(), f)[1])(ex.submit(runner, n)) for n in p]",
    ),
    "submit_to_map": (
        "a = [ex.submit(runner, n, 1) for n in p]",
        "a = ex.map(runner, [n for n in p], [1 for n in p])",
    ),
    "direct": ("f = ex.submit(runner, 1)", "f = runner(1)"),
    "arguments": ("Thread(args=[1, n])", "Thread(args=[2, n])"),
    "arguments, a name": ("Thread(args=[1, n])", "Thread(args=[1, None])"),
    "arguments, by name": (
        "Process(kwargs={'name': 'a'})",
        "Process(kwargs={'name': 'ax'})",
    ),
    "numbers": ("q = Queue(2)", "q = Queue(3)"),
    "timeouts": ("f.result(timeout=0.5)", "f.result()"),
    "timeouts, soon": ("f.result(timeout=5)", "f.result(timeout=0.001)"),
    "switches": (
        "ex.shutdown(cancel_futures=True)",
        "ex.shutdown(cancel_futures=False)",
    ),
    "switches, set later": ("t.daemon = False", "t.daemon = True"),
    "chunks": ("ex.map(runner, p, chunksize=3)", "ex.map(runner, p, chunksize=1)"),
    "swallow": (
        "try:\n    a()\nexcept E:\n    print(1)\n    raise",
        "try:\n    a()\nexcept E:\n    pass",
    ),
    "swallow, less": ("def a():\n    raise E", "def a():\n    pass"),
    "members": (
        "wait(f, return_when=future.FIRST_COMPLETED)",
        "wait(f, return_when='ALL_COMPLETED')",
    ),
    "members, by place": ("mp.get_context('spawn')", "mp.get_context('fork')"),
}


@pytest.mark.parametrize(
    ("operator", "source", "broken"),
    [(name, *pair) for name, pair in BROKEN.items()],
    ids=BROKEN,
)
def test_an_operator_changes_one_thing(operator: str, source: str, broken: str):
    name = operator.partition(",")[0]
    found = {m.source for m in mutants(source) if m.operator == name}

    assert broken in found


def test_each_operator_is_tried():
    assert {name.partition(",")[0] for name in BROKEN} == {
        o.__name__ for o in OPERATORS
    }


def test_no_mutant_reaches_beyond_its_script():
    """A process ID is a number that another process has."""
    source = "os.sched_setaffinity(0, [1])\nsignal.alarm(3)"

    assert not [m for m in mutants(source) if m.operator == "numbers"]


def test_no_mutant_is_the_script_itself():
    """Nor is one tried twice."""
    source = (ROOT / "examples/processes/two_processes_join.py").read_text("utf-8")
    texts = [mutant.source for mutant in mutants(source)]

    assert len(texts) > 10
    assert len(set(texts)) == len(texts)


def test_a_transcript_is_changed_line_by_line_and_digit_by_digit():
    changed = [lines for _, lines in transcripts(["took 1.5 s", "done"])]

    assert ["done"] in changed
    assert ["took 1.5 s", "took 1.5 s", "done"] in changed
    assert ["done", "took 1.5 s"] in changed
    assert ["took 2.5 s", "done"] in changed
    assert ["took 1.6 s", "done"] in changed
    assert ["took 1.5 s", "donex"] in changed


def test_each_equivalent_mutant_has_a_reason_and_exists():
    """One that no longer exists excuses nothing."""
    listed = read_equivalent()
    for key, reason in listed.items():
        name, operator, place = key.split(" | ")
        source = (ROOT / f"examples/{name}.py").read_text("utf-8")

        assert reason
        assert (operator, place) in {(m.operator, m.place) for m in mutants(source)}


def test_a_sample_of_mutants_is_killed():
    """By contract and transcript alone; `make mutants` tries them all."""
    pages = sorted(ROOT.glob("docs/*.md"))
    examples = [e for page in pages for e in read_page(page, ROOT).examples]
    quick = [e for e in examples if recorded(e).span < QUICK and not e.contract.alone]
    recorder, excused = Recorder(), read_equivalent()
    work = [
        (example, mutant)
        for example in quick
        if not example.contract.needs.unmet(recorder.about)
        for mutant in mutants((ROOT / example.script).read_text("utf-8"))
        if f"{example.name} | {mutant.operator} | {mutant.place}" not in excused
    ]
    with ThreadPoolExecutor(SAMPLE) as pool:
        sample = random.Random(1).sample(work, SAMPLE)
        trials = list(pool.map(lambda pair: attempt(recorder, *pair), sample))

    assert [trial.key for trial in trials if not trial.killed] == []
