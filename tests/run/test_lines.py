"""Which line of a script did what: of each kind of task, on each Python here."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_all_start_methods
from pathlib import Path

import pytest
from packaging.version import Version

from proof.run.interpreters import choose, find
from proof.run.recorder import Recorder
from proof.run.recording import Recording

SCRIPT = """\
import multiprocessing as mp
import subprocess
import sys
import threading
import time
from concurrent import futures
from multiprocessing.pool import ThreadPool

from apart.script import say


def runner(task):
    time.sleep(0.25)
    print(task)


class Own(threading.Thread):
    def run(self):
        runner("own")


if __name__ == "__main__":
    thread = threading.Thread(target=runner, args=("thread",))
    thread.start()
    thread.join()
    process = mp.Process(target=runner, args=("process",))
    process.start()
    process.join()
    own = Own()
    own.start()
    own.join()
    timer = threading.Timer(0.1, runner, ("timer",))
    timer.start()
    timer.join()
    with futures.ThreadPoolExecutor(1) as pool:
        pool.submit(runner, "thread submit")
        list(pool.map(runner, ["thread map"]))
    with futures.ProcessPoolExecutor(1) as pool:
        pool.submit(runner, "process submit")
        list(
            pool.map(runner, ["process map"])
        )
    with mp.Pool(1) as pool:
        pool.map(runner, ["pool map"])
        pool.apply_async(runner, ("pool apply",)).wait()
        list(pool.imap(runner, ["pool imap"]))
    with ThreadPool(1) as pool:
        pool.starmap(runner, [("pool starmap",)])
    runner("itself")
    if hasattr(futures, "InterpreterPoolExecutor"):
        with futures.InterpreterPoolExecutor(1) as pool:
            pool.submit(runner, "interpreter")
    print("in ", end="")
    print("pieces")
    say("apart")
    subprocess.run([sys.executable, "-c", "print('elsewhere')"])
"""
APART = """\
def say(text):
    print(text)
"""
BEGUN = {
    "thread": "thread.start()",
    "process": "process.start()",
    "own": "own.start()",
    "timer": "timer.start()",
    "thread submit": 'pool.submit(runner, "thread submit")',
    "thread map": 'list(pool.map(runner, ["thread map"]))',
    "process submit": 'pool.submit(runner, "process submit")',
    "process map": 'pool.map(runner, ["process map"])',
    "pool map": 'pool.map(runner, ["pool map"])',
    "pool apply": 'pool.apply_async(runner, ("pool apply",)).wait()',
    "pool imap": 'list(pool.imap(runner, ["pool imap"]))',
    "pool starmap": 'pool.starmap(runner, [("pool starmap",)])',
    "interpreter": 'pool.submit(runner, "interpreter")',
}


@pytest.fixture(scope="module")
def runs(tmp_path_factory) -> list[Recording]:
    """The script's run under each start method, and on each Python of this machine."""
    folder: Path = tmp_path_factory.mktemp("lines")
    (folder / "script.py").write_text(SCRIPT, "utf-8")
    (folder / "apart").mkdir()
    (folder / "apart/script.py").write_text(APART, "utf-8")

    def record(recorder: Recorder) -> Recording:
        return recorder.record("script.py", folder, 60)

    recorders = [Recorder(sys.executable, each) for each in get_all_start_methods()]
    recorders += [Recorder(one.path) for one in choose(find(), [])]
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(record, recorders))


def find_code(lineno: int | None) -> str | None:
    return lineno and SCRIPT.splitlines()[lineno - 1].strip()


def test_a_task_has_the_line_that_had_it_done(runs):
    """In whichever process or thread it runs, and whoever hands it on."""
    for run in runs:
        begun = {
            task.arguments.strip("'") or "own": find_code(task.lineno)
            for task in run.tasks
        }
        newer = Version(run.where["python"]) >= Version("3.14")

        assert run.exit_code == 0, run.complaints
        assert begun == {k: v for k, v in BEGUN.items() if newer or k != "interpreter"}


def test_a_join_and_a_call_have_their_lines(runs):
    """A call has that in which the script calls its function."""
    for run in runs:
        joined = [find_code(wait.lineno) for wait in run.waits]
        called = [(call.arguments, find_code(call.lineno)) for call in run.calls or ()]
        told = [] if run.calls is None else [("'itself'", 'runner("itself")')]

        assert joined == [f"{n}.join()" for n in ("thread", "process", "own", "timer")]
        assert called == told


def test_a_printed_line_has_the_line_that_ended_it(runs):
    """Of the script, though its module be named alike; another program has none."""
    for run in runs:
        *tasks, pieces, apart, elsewhere = [find_code(li.lineno) for li in run.lines]

        assert set(tasks) == {"print(task)"}
        assert pieces == 'print("pieces")'
        assert apart == 'say("apart")'
        assert elsewhere is None
