"""The operators that break scripts, and a sample of what they break."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from zlib import crc32

import pytest
from exercises import make_exercise

from proof.contract.marks import VOCABULARY, read_contract
from proof.contract.needs import Needs
from proof.contract.terms import Contract
from proof.judge.stored import digest, list_shown
from proof.page.examples import Example
from proof.page.model import Page, read_page
from proof.run.recorder import Recorder
from proof.run.recording import Lane, Line, Recording, Task
from tools.mutants import __main__ as runner
from tools.mutants.__main__ import (
    Trial,
    attempt,
    find_ill_excused,
    get_span,
    make_script_mutants,
    report,
    tell_untried,
    try_scripts,
)
from tools.mutants.equivalent import find_faults, list_names, read_excuses
from tools.mutants.marks import change_arguments
from tools.mutants.pages import KINDS, PageMutant, make_page_mutants
from tools.mutants.scripts import OPERATORS, Mutant, make_mutants
from tools.mutants.sentences import change_number
from tools.mutants.shelf import Shelf
from tools.mutants.transcripts import change_numbers, change_transcript

ROOT = Path(__file__).parents[2]
SCRIPTS = sorted(ROOT.glob("examples/*/*.py"))
SAMPLE = 12
PAGE_SAMPLE = 200
QUICK = 2.0  # seconds that an example of the sample takes at most

BROKEN = {
    "drop_call": ("p.start()\np.join()", "p.start()\npass"),
    "join_in_first_loop": (
        "for p in all:\n    p.start()\nfor p in all:\n    p.join()",
        "for p in all:\n    p.start(); p.join()\nfor p in all:\n    pass",
    ),
    "swap_executor": ("f.ProcessPoolExecutor()", "f.ThreadPoolExecutor()"),
    "swap_worker": (
        "import multiprocessing as mp\nmp.Process()",
        "import multiprocessing as mp\n__import__('threading').Thread()",
    ),
    "workers": ("Pool(max_workers=5)", "Pool(max_workers=4)"),
    "sleeps": ("pause(n)", "pause((n) * 0.5)"),
    "tasks": ("p = [5, 4, 3]", "p = [3, 4, 5]"),
    "tasks, one less": ("p = [5, 4, 3]", "p = [5, 4]"),
    "ranges": ("range(1, n)", "range(1, (n) - 1)"),
    "completion": ("future.as_completed(all)", "list(all)"),
    "lazy": ("ex.map(runner, p)", "map(runner, p)"),
    "results": ("print(f.result())", "print(f)"),
    "texts": ("print('Function complete')", "print('Function completex')"),
    "texts, between braces": (
        "print(f'{n} took {s:.2f} s')",
        "print(f'{n} tookx {s:.2f} s')",
    ),
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
        "from threading import Barrier, Thread; "
        "from multiprocessing import Process as Thread",
    ),
    "drop_answer": ("if stop.wait(1):\n    a()", "if True:\n    a()"),
    "drop_with": ("with Pool(2) as p:\n    a(p)", "p = Pool(2)\na(p)"),
    "drop_with, the second": (
        "with a() as b, c():\n    d()",
        "c()\nwith a() as b:\n    d()",
    ),
    "drop_lock": ("with lock:\n    n += 1", "\nn += 1"),
    "one_by_one": (
        "list(ex.map(runner, p))",
        "list([ex.submit(runner, task).result() for task in p])",
    ),
    "one_by_one, as futures": (
        "list(ex.map(runner, p))",
        "list([ex.submit(runner, task) for task in p])",
    ),
    "wait_at_once": (
        "a = [ex.submit(runner, n) for n in p]",
        "a = [(lambda f: (f.exception(), f)[1])(ex.submit(runner, n)) for n in p]",
    ),
    "submit_to_map": (
        "a = [ex.submit(runner, n, 1) for n in p]",
        "a = ex.map(runner, [n for n in p], [1 for n in p])",
    ),
    "direct": ("f = ex.submit(runner, 1)", "f = runner(1)"),
    "direct, without a name": ("ex.submit(lambda: 1)", "(lambda: 1)()"),
    "arguments": ("Thread(args=[1, n])", "Thread(args=[2, n])"),
    "arguments, a name": ("Thread(args=[1, n])", "Thread(args=[1, None])"),
    "arguments, by name": (
        "Process(kwargs={'name': 'a'})",
        "Process(kwargs={'name': 'ax'})",
    ),
    "numbers": ("q = Queue(2)", "q = Queue(3)"),
    "timeouts": ("f.result(timeout=0.5)", "f.result()"),
    "timeouts, soon": ("f.result(timeout=5)", "f.result(timeout=0)"),
    "switches": (
        "ex.shutdown(cancel_futures=True)",
        "ex.shutdown(cancel_futures=False)",
    ),
    "switches, set later": ("t.daemon = False", "t.daemon = True"),
    "chunks": ("ex.map(runner, p, chunksize=3)", "ex.map(runner, p, chunksize=1)"),
    "swallow": (
        "try:\n    a()\nexcept E:\n    print(1)\n    raise",
        "try:\n    a()\nexcept E:\n\n    pass",
    ),
    "drop_raise": ("def a():\n    raise E", "def a():\n    pass"),
    "return_when": (
        "wait(f, return_when=future.FIRST_COMPLETED)",
        "wait(f, return_when='ALL_COMPLETED')",
    ),
    "start_method": ("mp.get_context('spawn')", "mp.get_context('fork')"),
    "sleeps, of a coroutine": ("asyncio.sleep(n)", "asyncio.sleep((n) * 0.5)"),
    "block_the_loop": ("await asyncio.to_thread(f, 1)", "f(1)"),
    "await_in_turn": (
        "a = await asyncio.gather(f(1), f(2))",
        "a = [await each for each in [f(1), f(2)]]",
    ),
    "await_in_turn, of many": (
        "await asyncio.gather(*(f(n) for n in p))",
        "[await each for each in [*(f(n) for n in p)]]",
    ),
    "await_at_once": ("t = group.create_task(f(1))", "t = await f(1)"),
    "sleeps, half as long again": ("pause(n)", "pause((n) * 1.5)"),
    "workers, one more": ("Pool(max_workers=5)", "Pool(max_workers=6)"),
    "chunks, one more": (
        "ex.map(runner, p, chunksize=3)",
        "ex.map(runner, p, chunksize=4)",
    ),
    "pauses": (
        "if __name__ == '__main__':\n    a()",
        "if __name__ == '__main__':\n    __import__('time').sleep(1.2); a()",
    ),
    "pauses, after": (
        "if __name__ == '__main__':\n    a()",
        "if __name__ == '__main__':\n    a(); __import__('time').sleep(1.2)",
    ),
    "pauses, before a block": (
        "if __name__ == '__main__':\n    with a:\n        b()",
        "if __name__ == '__main__':\n"
        "    __import__('time').sleep(1.2)\n    with a:\n        b()",
    ),
    "idle": (
        "if __name__ == '__main__':\n    a()",
        "if __name__ == '__main__':\n    a(); __import__('threading').Thread().start()",
    ),
    "complaints": (
        "if __name__ == '__main__':\n    a()",
        "if __name__ == '__main__':\n"
        "    a(); __import__('sys').stderr.write('broken\\n')",
    ),
    "sleep_elsewhere": (
        "def f():\n    pause(1)\nif __name__ == '__main__':\n    a()\n    b()",
        "def f():\n    None\nif __name__ == '__main__':\n    a()\n    pause(1); b()",
    ),
    "call_at_once": (
        "Thread(target=runner, args=(1,))",
        "Thread(target=runner(*(1,)), args=(1,))",
    ),
    "call_at_once, submitted": ("ex.submit(runner, 1)", "ex.submit(runner(1))"),
    "forget": ("Thread(target=f, name='a')", "Thread(target=f)"),
    "skip": ("f.add_done_callback(tell)", "pass"),
    "skip, a setting": ("threading.excepthook = tell", "pass"),
    "bare": ("Thread(target=runner, args=(1,))", "Thread(target=runner, args=1)"),
    "as_lambda": (
        "ex.map(runner, p)",
        "ex.map(lambda *given: runner(*given), p)",
    ),
    "as_lambda, a target": (
        "Process(target=runner)",
        "Process(target=lambda *given: runner(*given))",
    ),
    "whole": ("ex.map(runner, p)", "ex.submit(runner, p)"),
    "swap_shared": ("q = mp.Queue()", "q = __import__('queue').Queue()"),
    "swap_shared, of a manager": ("d = manager.dict()", "d = dict()"),
    "own_lock": (
        "with lock:\n    n += 1",
        "with __import__('threading').Lock():\n    n += 1",
    ),
    "own_pool": (
        "with Pool(2) as ex:\n    f = ex.submit(g)",
        "with Pool(2) as ex:\n    f = (Pool(2)).submit(g)",
    ),
    "cpu_clock": (
        "from time import perf_counter as pc",
        "from time import process_time as pc",
    ),
    "cpu_clock, by its own name": (
        "from time import perf_counter, sleep",
        "from time import process_time as perf_counter, sleep",
    ),
    "exchange": ("p.join()\nend = pc()", "end = pc()\np.join()"),
    "exchange, a loop": (
        "for p in all:\n    p.join()\nend = pc()",
        "end = pc()\nfor p in all:\n    p.join()",
    ),
    "exchange, a line": ("print(1)\np.join()", "p.join()\nprint(1)"),
    "digits": ("round(pc() - start, 2)", "round(pc() - start, 6)"),
    "digits, of a text": ("f'{n:.2f} s'", "f'{n:.6f} s'"),
    "run_itself": ("p.start()", "p.run()"),
    "join_at_once": ("p.start()", "p.start(); p.join()"),
    "give_up": ("print(q.get())", "print(q.get(timeout=0))"),
    "daemons": (
        "Thread(target=runner).start()",
        "Thread(target=runner, daemon=True).start()",
    ),
    "leave_early": (
        "with ThreadPoolExecutor() as ex:\n    a(ex)",
        "ex = ThreadPoolExecutor()\na(ex); ex.shutdown(wait=False)",
    ),
    "leave_early, before its calls": (
        "with ThreadPoolExecutor() as ex:\n    a(ex)",
        "with ThreadPoolExecutor() as ex:\n    pass\na(ex)",
    ),
    "drop_return": ("def a():\n    return 1", "def a():\n    return None"),
    "reorder": ("print(*ex.map(f, p))", "print(*sorted(ex.map(f, p)))"),
    "reorder, turned round": ("r = ex.map(f, p)", "r = list(ex.map(f, p))[::-1]"),
    "reorder, before it is asked for": ("r = map(f, p)", "r = list(map(f, p))"),
    "unlist": ("r = list(ex.map(f, p))", "r = ex.map(f, p)"),
    "miss": (
        "try:\n    a()\nexcept E:\n    b()",
        "try:\n    a()\nexcept LookupError:\n    b()",
    ),
}

LEFT = {
    "daemons": "p = Process(target=runner)\np.start()\np.join()",
    "exchange": "start = pc()\np = Process(target=runner)",
    "failing": "def f():\n    a()\n    raise E",
    "forget": "ex.map(f, p, chunksize=2)",
    "skip": "print(1)\np.join()\npause(1)\nf = g()",
    "give_up": "p.join()\nprint(q.get(2))",
    "pauses": "if a:\n    b()",
    "unlist": "list()",
    "wait_at_once": "ex.submit(runner, 1).result()",
}


@pytest.mark.parametrize(
    ("operator", "source", "broken"),
    [(name, *pair) for name, pair in BROKEN.items()],
    ids=BROKEN,
)
def test_an_operator_changes_one_thing(operator: str, source: str, broken: str):
    name = operator.partition(",")[0]
    found = {m.source for m in make_mutants(source) if m.operator == name}

    assert broken in found


@pytest.mark.parametrize(("operator", "source"), LEFT.items(), ids=LEFT)
def test_an_operator_leaves_what_nobody_could_tell(operator: str, source: str):
    assert operator not in {mutant.operator for mutant in make_mutants(source)}


def test_each_operator_is_tried():
    assert {name.partition(",")[0] for name in BROKEN} == OPERATORS.keys()


# What prints the last line otherwise, or makes a line more.
MOVING = ("texts", "leave_early", "own_pool")
LONG = """\
# Why it is done.
with Pool(
    max_workers=2,  # as many as there are
) as ex:
    ex.submit(runner, 1)  # soon

    for f in all:
        f.start()
for f in all:
    # one by one
    f.join()

with lock:  # nobody else
    # a comment
    with lock, other:
        n += 1
ready.wait(
    timeout=3,
)
if __name__ == "__main__":
    raise SystemExit(
        "The end"
    )
print("The end")  # the last line
"""


def test_a_mutant_keeps_comments_and_the_numbers_of_lines():
    """But for a program that is run twice, and what is dropped with its comment."""
    found = [m for m in make_mutants(LONG) if not m.place.endswith(": twice")]
    last = LONG.splitlines()[-1]

    assert len({m.operator for m in found}) == 21
    for mutant in found:
        assert mutant.source.startswith("# Why it is done.\n")
        assert mutant.source.count("#") > LONG.count("#") - 2
        if mutant.operator not in MOVING:
            assert mutant.source.splitlines().index(last) == len(LONG.splitlines()) - 1


@pytest.mark.parametrize("folder", sorted({p.parent.name for p in SCRIPTS}))
def test_every_mutant_is_python(folder: str):
    """One that is not would be killed by anything."""
    for script in SCRIPTS:
        if script.parent.name == folder:
            for mutant in make_mutants(script.read_text("utf-8")):
                compile(mutant.source, mutant.name, "exec")


def test_no_mutant_reaches_beyond_its_script():
    """A process ID is a number that another process has."""
    source = "os.sched_setaffinity(0, [1])\nsignal.alarm(3)"

    assert not [m for m in make_mutants(source) if m.operator == "numbers"]


def test_a_mutant_is_named_by_its_expression():
    """Wherever it stands, and however it is broken into lines."""
    call = "mp.Process(target=runner, args=[1]).start()"
    moved = "# 1\n\nmp.Process(\n  target=runner,\n  args=[\n    1\n  ],\n).start()"

    assert f"drop_call | {call}: dropped" in names_in(call)
    assert names_in(moved) == names_in(call)


def test_an_expression_that_stands_twice_is_told_from_the_other():
    found = names_in("p.join()\np.join()\nq.join()")

    assert [name for name in found if name.startswith("drop_call")] == [
        "drop_call | p.join(): dropped (1 of 2)",
        "drop_call | p.join(): dropped (2 of 2)",
        "drop_call | q.join(): dropped",
    ]


def names_in(source: str) -> list[str]:
    return [mutant.name for mutant in make_mutants(source)]


def test_no_mutant_is_the_script_itself():
    """Nor is one tried twice."""
    source = (ROOT / "examples/processes/two_processes_join.py").read_text("utf-8")
    texts = [mutant.source for mutant in make_mutants(source)]

    assert len(texts) > 10
    assert len(set(texts)) == len(texts)


def test_a_transcript_is_changed_line_by_line_and_digit_by_digit():
    changed = [lines for _, lines in change_transcript(["took 1.5 s", "done"])]

    assert ["done"] in changed
    assert ["took 1.5 s", "took 1.5 s", "done"] in changed
    assert ["done", "took 1.5 s"] in changed
    assert ["took 2.5 s", "done"] in changed
    assert ["took 1.6 s", "done"] in changed
    assert ["took 1.5 s", "donex"] in changed


def test_a_bounded_number_is_moved_out_of_its_bounds():
    contract = read_contract(["took(1.0, 2.0)"])
    changed = [lines for _, lines in change_numbers(["took 1.5 s", "done"], contract)]

    assert changed == [["took 0.99 s", "done"], ["took 2.00 s", "done"]]


def test_no_number_is_below_nothing():
    changed = list(change_numbers(["took 0.1 s"], read_contract(["took(0.0, 1.0)"])))

    assert [lines for _, lines in changed] == [["took 1.00 s"]]


def test_a_number_of_a_sentence_is_changed_as_it_is_written():
    assert change_number("six") == ["seven", "twelve", "sixty"]
    assert change_number("five million") == [
        "six million",
        "ten million",
        "fifty million",
    ]


MARKS = {
    "took(1.0, 2.0, 'a {} s')": ("took(0, 1000, 'a {} s')", "took(0, 2.0, 'a {} s')"),
    "lasted(1, 2)": ("lasted(1, 1000)", "lasted(2, 3)"),
    "processes(2, at_once=2)": (
        "processes(3, at_once=2)",
        "processes(2)",
        "processes(2, at_once=1)",
    ),
    "threads(1)": ("threads(2)",),
    "joins(2)": ("joins(3)",),
    "any_order('go {}')": ("any_order('go {}', 'you go on', 'took {} s')",),
    "varies('PID {} is one')": (
        "varies('PID{}')",
        "varies('{}is{}')",
        "varies('{}one')",
    ),
    "within(0, 1.5, '{} cores')": (
        "within(0, 1000, '{} cores')",
        "within(1.5, 2.5, '{} cores')",
    ),
    "exits(1, children=(2,))": (
        "exits(2, children=(2,))",
        "exits(1)",
        "exits(1, children=(2, 1))",
    ),
    "complains('a', 'b')": ("complains('ax', 'b')", "complains('a')"),
    "loses('no')": ("loses('nox')",),
    "hangs('a', 'b')": ("hangs('ax', 'b')", "hangs('a')"),
    "needs(python='>=3.14', gil=False)": (
        "needs(python='>=9', gil=False)",
        "needs(python='>=3.14', gil=True)",
        "needs(gil=False)",
    ),
    "needs(os='linux')": ("needs(os='windows')",),
    "needs(start_method='spawn')": ("needs(start_method='forkserver')",),
    "needs(cpus=2)": ("needs(cpus=3)",),
    "schedules('total {}', wrong=True)": (
        "schedules('total {}x', wrong=True)",
        "schedules('total {}', wrong=False)",
    ),
    "alone()": (),
    "contends()": (),
}
LINES = ["go 1", "you go on", "took 1.0 s"]


@pytest.mark.parametrize(("mark", "others"), MARKS.items(), ids=MARKS)
def test_a_mark_is_changed(mark: str, others: tuple[str, ...]):
    """Into others that the vocabulary knows, or they would prove nothing."""
    found = list(change_arguments(mark, LINES))

    assert set(others) <= set(found)
    assert mark not in found
    assert all(read_contract([new]) for new in found)


def test_each_mark_is_changed():
    assert {mark.partition("(")[0] for mark in MARKS} == VOCABULARY.keys()


def keep(book, example: str, *marks: str) -> None:
    """Write the recording that fits an example of the page below."""
    script = book.root / f"examples/{example.partition('@')[0]}.py"
    run = Recording(
        (Line(1.5, 0, "took 1.5 s"), Line(1.5, 0, example)),
        (Task(0.0, 1.5, 1, "runner"),),
        lanes=(Lane("main", 0, "MainThread"), Lane("process", 1, "Process-1")),
        span=1.6,
        where={"python": "3.13.1"},
        script=digest(script),
        marks=marks,
    )
    book.write(f"docs/recordings/{example}.json", run.to_json())


@pytest.fixture
def changing(book, tmp_path_factory: pytest.TempPathFactory) -> tuple[Page, Shelf]:
    """A page as it was recorded, and a copy of its book to change it in."""
    parts = ["# Processes\n"]
    for example, marks in RECORDED.items():
        script, _, variant = example.partition("@")
        book.script(script)
        keep(book, example, *marks)
        part = book.example(script, *marks, prints=f"took 1.5 s\n{example}\n")
        parts.append(part.partition("```\n\n")[2] if variant == "fork" else part)
    book.page("processes", "\n".join(parts))
    return book.read(), Shelf(book.root, tmp_path_factory.mktemp("shelf"))


RECORDED = {
    "processes/one": ("took(1.0, 2.0)", "processes(1)"),
    "processes/other": ("took(1.0, 3.0)", "processes(1, at_once=1)"),
    "processes/several@spawn": (
        "took(1.0, 2.0)",
        "processes(1)",
        "needs(start_method='spawn')",
    ),
    "processes/several@fork": (
        "took(1.0, 2.0)",
        "processes(1)",
        "needs(start_method='fork')",
    ),
}


def test_every_mutant_of_a_page_is_killed(changing):
    page, shelf = changing
    tried = make_page_mutants(page)

    assert {m.kind for m in tried} == {kind.__name__ for kind in KINDS}
    assert {m.example for m in tried} == RECORDED.keys()
    assert [m.key for m in tried if not shelf.try_mutant(page, m).killed] == []


def test_a_page_that_says_the_same_is_not_killed(changing):
    """A judge that finds fault with anything proves nothing."""
    page, shelf = changing
    text = f"A word.\n\n{page.text}"
    same = PageMutant("prose", "processes/one", "a word", text)

    assert shelf.try_mutant(page, same) == (False, False)


@pytest.mark.parametrize(
    ("kind", "change", "seen"),
    [
        ("remove_mark", "without processes(1)", True),
        ("add_mark", "with alone()", False),
        ("change_mark", "processes(1, at_once=1) to processes(1)", False),
        ("change_mark", "took(1.0, 2.0) to took(0, 1000)", True),
        ("move_number", "line 1 says 2.00", True),
    ],
)
def test_a_contract_is_told_from_what_guards_it(changing, kind, change, seen):
    """What would be seen even if the recording had been edited along."""
    page, shelf = changing
    mutants = make_page_mutants(page)
    mutant = next(m for m in mutants if (m.kind, m.change) == (kind, change))

    assert shelf.try_mutant(page, mutant) == (True, seen)


def draw(work, count, key):
    """As if by lot; what is new takes the place of few others."""
    return sorted(work, key=lambda pair: crc32(key(pair).encode()))[:count]


def test_a_sample_of_page_mutants_is_killed(tmp_path: Path):
    """Of the book; `make mutants` tries them all."""
    shelf, pages = Shelf(ROOT, tmp_path), sorted(ROOT.glob("docs/**/*.md"))
    read = [read_page(page, ROOT) for page in pages]
    work = [(page, mutant) for page in read for mutant in make_page_mutants(page)]
    sample = draw(work, PAGE_SAMPLE, lambda pair: pair[1].key)

    assert len(sample) == PAGE_SAMPLE
    assert [m.key for page, m in sample if not shelf.try_mutant(page, m).killed] == []


MISSED = Trial("a/b", "drop_call", "p.start(): dropped", killed=False)
FOUND = Trial("a/b", "drop_call", "p.join(): dropped", killed=True)
REPORTS = {
    "all killed": ([FOUND], "", 0, "1 of 1 mutants killed"),
    "one survived": ([FOUND, MISSED], "", 1, f"SURVIVED {MISSED.key}"),
    "one excused": ([MISSED], f"{MISSED.key} -- why", 0, "1 equivalent, 0 survived"),
    "killed after all": ([FOUND], f"{FOUND.key} -- why", 0, "killed this time"),
}


@pytest.mark.parametrize(
    ("trials", "excused", "code", "phrase"), REPORTS.values(), ids=REPORTS
)
def test_what_survives_without_an_excuse_fails(
    monkeypatch: pytest.MonkeyPatch, capsys, trials, excused, code, phrase
):
    monkeypatch.setattr(runner, "read_excuses", lambda: read_excuses(excused))

    assert report(trials) == code
    assert phrase in capsys.readouterr().out


def test_what_a_crowd_may_have_done_is_tried_again(monkeypatch: pytest.MonkeyPatch):
    """The second run counts, of what was merely late and of what was not killed."""
    late, survived, killed = (True, True), (False, False), (True, False)
    ends = {"late": [late, survived], "long": [survived, killed], "wrong": [killed]}
    left = {place: list(runs) for place, runs in ends.items()}

    def attempt(recorder, example, mutant):
        dead, late = left[mutant.place].pop(0)
        return Trial("a/b", "texts", mutant.place, killed=dead, late=late)

    monkeypatch.setattr(runner, "attempt", attempt)
    work = [(plain(), Mutant("texts", place, "")) for place in ends]
    trials = try_scripts(Recorder(), work)

    assert {trial.place: trial.killed for trial in trials} == {
        "late": False,
        "long": True,
        "wrong": True,
    }
    assert not any(left.values())


def plain(**marks) -> Example:
    return Example("docs/a.md", 1, "examples/a/b.py", Contract(**marks), "", 1)


def test_what_cannot_run_here_is_counted(capsys):
    example = plain(needs=Needs(python=">=9"))
    tell_untried(Recorder(), [(example, Mutant("texts", str(n), "")) for n in (1, 2)])

    assert (
        "not tried: 2 mutants of a/b, which needs Python >=9" in capsys.readouterr().out
    )


@pytest.mark.parametrize(
    ("argument", "said"),
    [
        ("processes/jion", "no example 'processes/jion'; is it one of processes/"),
        ("--python=gone", "gone does not start as a Python: name one"),
    ],
)
def test_what_there_is_none_of_is_told(argument: str, said: str):
    command = [sys.executable, "-m", "tools.mutants", argument]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)

    assert done.returncode == 2
    assert said in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def untried(example: Example, mutant: Mutant) -> Trial:
    return Trial(example.ident, mutant.operator, mutant.place, killed=False)


def test_each_excuse_of_the_book_names_one_mutant():
    """Or nothing is tried; and one that names none excuses nothing."""
    pages = [read_page(page, ROOT) for page in ROOT.glob("docs/**/*.md")]

    assert find_ill_excused(list_shown(pages, ROOT), everything=True) == []


def test_excuses_are_judged_before_anything_is_tried(
    monkeypatch: pytest.MonkeyPatch, capsys
):
    wrong = read_excuses("threads/one_list | sleeps | pause(9): times 2 -- why")
    monkeypatch.setattr(runner, "read_excuses", lambda: wrong)
    monkeypatch.setattr(sys, "argv", ["mutants", "threads/one_list"])

    assert runner.main() == 2
    assert "equivalent.txt:1: no mutant is threads/one_list" in capsys.readouterr().out


def test_one_example_says_nothing_of_the_excuses_of_others(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(runner, "read_excuses", lambda: read_excuses("a/b | gone"))
    example = next(iter(read_page(ROOT / "docs/threads.md", ROOT).examples))

    assert find_ill_excused([example], everything=False) == []
    assert len(find_ill_excused([example], everything=True)) == 1


WRONG = {
    "a mutant that is gone": (
        "a/b | drop_call | p.star(): dropped -- why",
        "equivalent.txt:3: no mutant is a/b | drop_call | p.star(): dropped; "
        "take the line out, or name drop_call | p.start(): dropped",
    ),
    "one of several": (
        "a/b | drop_call | p.join(): dropped -- why",
        "equivalent.txt:3: 2 mutants are that; write which: "
        "drop_call | p.join(): dropped (1 of 2) or "
        "drop_call | p.join(): dropped (2 of 2)",
    ),
    "no such example": (
        "a/c | drop_call | p.start(): dropped -- why",
        "equivalent.txt:3: no example is called a/c; correct the name",
    ),
    "no reason": (
        "a/b | drop_call | p.start(): dropped",
        "equivalent.txt:3: no reason; "
        'end the line with " -- " and why nobody could tell',
    ),
    "twice": (
        "a/b | drop_call | p.join(): dropped (1 of 2) -- why",
        "equivalent.txt:3: the same stands at line 2; take one out",
    ),
}


@pytest.mark.parametrize(("line", "fault"), WRONG.values(), ids=WRONG)
def test_an_excuse_that_does_not_name_one_mutant_is_told(line: str, fault: str):
    """With its line and the cure; what is right is left alone."""
    known = {"a/b": names_in("p.start()\np.join()\np.join()")}
    right = "# why\na/b | drop_call | p.join(): dropped (1 of 2) -- why\n"

    assert list(find_faults(read_excuses(right), known)) == []
    assert list(find_faults(read_excuses(right + line), known)) == [fault]


def test_an_excuse_may_hold_for_every_variant():
    """It names the example alone, or one variant of it."""
    keys = list_names("threads/pool@spawn | sleeps | pause(1 | 2): times 2")

    assert keys == {
        "threads/pool@spawn | sleeps | pause(1 | 2): times 2",
        "threads/pool | sleeps | pause(1 | 2): times 2",
    }


def test_a_sample_of_mutants_is_killed():
    """By contract and transcript alone; `make mutants` tries them all."""
    pages = [read_page(page, ROOT) for page in sorted(ROOT.glob("docs/**/*.md"))]
    recorder, excused = Recorder(), {excuse.key for excuse in read_excuses()}
    quick = [
        example
        for example in list_shown(pages, ROOT)
        if not example.contract.alone
        and not example.contract.needs.find_unmet(recorder.about)
        and get_span(example) < QUICK
    ]
    work = [
        pair
        for pair in make_script_mutants(quick)
        if not list_names(untried(*pair).key) & excused
    ]
    with ThreadPoolExecutor(SAMPLE) as pool:
        sample = draw(work, SAMPLE, lambda pair: untried(*pair).key)
        trials = list(pool.map(lambda pair: attempt(recorder, *pair), sample))

    assert [trial.key for trial in trials if not trial.killed] == []


@pytest.mark.parametrize(
    ("operator", "killed"), [("join_at_once", False), ("sleeps", True)]
)
def test_who_works_in_an_exercise_is_for_the_contract_to_see(
    tmp_path, monkeypatch, operator: str, killed: bool
):
    """An answer is judged without a drawing; of the rest, the drawing counts too."""
    example = make_exercise().solution
    drawn = Recording((Line(1.1, 0, "done in 1.1 seconds"),), span=1.1)
    monkeypatch.setattr(runner.stored, "read_stored", lambda *_: drawn)
    monkeypatch.setattr(runner, "find_broken", lambda *_: [])
    monkeypatch.setattr(runner, "judge", lambda *_: [])
    trial = attempt(Replaying(), example, Mutant(operator, "a place", ""))

    assert trial.killed == killed


def test_a_mutant_finds_what_is_given_to_it(book, monkeypatch):
    example = make_exercise().solution
    book.write("examples/processes/exercises/meet/given/town.py", "HERE = 1\n")
    monkeypatch.setattr(runner, "ROOT", book.root)
    monkeypatch.setattr(runner, "get_span", lambda _: 1.0)
    monkeypatch.setattr(runner, "find_broken", lambda *_: [])
    found = []

    class Looking(Replaying):
        def record(self, script, folder, *_) -> Recording:
            given = (folder / script).parent / "given/town.py"
            found.append(given.read_text("utf-8"))
            return super().record()

    attempt(Looking(), example, Mutant("join_at_once", "a place", ""))

    assert found == ["HERE = 1\n"]


class Replaying:
    """A recorder of one run, in which a thread did something that is not drawn."""

    python = ""

    def record(self, *_) -> Recording:
        lanes = (Lane("main", 0, "MainThread"), Lane("thread", 0, "Thread-1"))
        line = Line(1.1, 0, "done in 1.1 seconds")
        return Recording((line,), (Task(0.1, 1.0, 1, "work"),), lanes=lanes, span=1.1)
