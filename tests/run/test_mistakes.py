"""A program that is mistaken fails observed as it fails by itself.

Those who learn make mistakes, and are watched as they do: what they pass may be no
tuple, have no name, or answer to all. Each program is run by the recorder and by Python
alone; what they print, how they fail and what they exit with is the same.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from proof.run.recorder import Recorder, make_environment

LIMIT = 20.0  # seconds; what the observer breaks, hangs
ADDRESS = re.compile(r"0x[0-9a-f]+")
HEAD = """
import concurrent.futures as future, multiprocessing as mp, sys, threading, time
from functools import partial
from multiprocessing.pool import ThreadPool
from threading import Thread, Timer

def show(*args, **kwargs):
    print("shown", args, kwargs)

def fail(error):
    raise error

def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)

def run(worker):
    worker.start()
    worker.join()

class Odd:
    "Raises what nobody expects at any name."
    def __getattr__(self, name):
        if name.startswith("__") and name != "__name__":
            raise KeyError(name)
        return name
    def __call__(self):
        print("called")

class Willing:
    "Has whatever it is asked for, as a proxy of XML-RPC has."
    def __getattr__(self, name):
        return Willing()
    def __call__(self):
        print("called")

class Nameless(Exception):
    def __repr__(self):
        return self.missing

"""
ANYWHERE = {
    "a comma is missing": "run(Thread(target=show, args=(1)))",
    "a text is no tuple": "run(Thread(target=show, args=('Yang')))",
    "nothing is no tuple": "run(Thread(target=show, args=None))",
    "a timer's are no tuple": "run(Timer(0.01, show, 5))",
    "a list is no mapping": "run(Thread(target=show, kwargs=[1]))",
    "an iterator is gone through once": "run(Thread(target=show, args=iter([1, 2])))",
    "a list is within itself": """
loop = []
loop.append(loop)
run(Thread(target=show, args=(loop,)))
""",
    "a list is deep": """
pairs, lists = (), []
for n in range(2000):
    pairs, lists = (n, pairs), [lists] * 4
run(Thread(target=type, args=(pairs,)))
run(Thread(target=type, args=(lists,)))
""",
    "a function has no name": """
for odd in Odd(), Willing(), partial(Willing()):
    run(Thread(target=odd))
    with future.ThreadPoolExecutor(1) as pool:
        pool.submit(odd).result()
    with ThreadPool(1) as pool:
        pool.apply(odd)
""",
    "a class is called partial": """
class partial:
    def __call__(self):
        print("called")

run(Thread(target=partial()))
""",
    "an exception cannot be shown": """
run(Thread(target=fail, args=(Nameless("no"),)))
with future.ThreadPoolExecutor(1) as pool:
    attempt(pool.submit(fail, Nameless("no")).result)
""",
    "a thread is not initialized": """
class Careless(Thread):
    def __init__(self):
        self.page = 1

attempt(Careless().join)
attempt(Careless().start)
""",
    "a join lacks its thread": """
attempt(Thread.join)
attempt(Thread.join, 5)
attempt(mp.Process.join)
attempt(Thread(target=show).join)
attempt(threading.current_thread().join)
""",
    "starmap gets no tuples": """
if __name__ == "__main__":
    for make in ThreadPool, mp.Pool:
        with make(1) as pool:
            attempt(pool.starmap, max, [1])
            attempt(pool.starmap, max, [1, 2, 3], 3)
            attempt(pool.apply, show, 5)
            attempt(pool.apply, show, (), [5])
            attempt(pool.map, None, [1])
""",
    "a number is too long to be written": """
if __name__ == "__main__":
    for make in Thread, mp.Process:
        run(make(target=abs, args=(10**5000,)))
    for make in future.ThreadPoolExecutor, future.ProcessPoolExecutor:
        with make(1) as pool:
            print(pool.submit(type, 10**5000).result())
    with mp.Pool(1) as pool:
        print(pool.map(type, [10**5000]))
""",
    "a process has no text for a name": """
from enum import Enum

class Name(str, Enum):
    ADA = "Ada"

if __name__ == "__main__":
    for name in 5, Name.ADA:
        run(mp.Process(target=type, args=(1,), name=name))
""",
}


@pytest.mark.parametrize("name", ANYWHERE)
def test_a_mistake_is_the_readers_own(name: str, request, tmp_path: Path):
    """What it prints, what it complains of and its exit code."""
    python = request.config.getoption("python", None) or sys.executable
    (tmp_path / "script.py").write_text(HEAD + ANYWHERE[name], "utf-8")

    run = Recorder(python).record("script.py", tmp_path, LIMIT)

    observed = pick(run.texts), pick(run.complaints.splitlines()), run.exit_code
    assert observed == run_alone(python, tmp_path)
    assert run.incidents == ()


def test_a_script_may_be_called_as_a_module_is(tmp_path: Path):
    """Its neighbours find it in the library's place, as they would without us."""
    (tmp_path / "signal.py").write_text("import signal\nsignal.nothing", "utf-8")

    run = Recorder().record("signal.py", tmp_path, LIMIT)

    assert "signal' has no attribute 'nothing'" in run.complaints
    assert "partially initialized" in run.complaints or "renaming" in run.complaints


def run_alone(python: str, folder: Path) -> tuple[list[str], list[str], int]:
    done = subprocess.run(
        [python, "script.py"],
        cwd=folder,
        env=make_environment() | {"PYTHONPATH": "", "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        timeout=LIMIT,
    )
    printed, complaints = done.stdout.splitlines(), done.stderr.splitlines()
    return pick(printed), pick(complaints), done.returncode


def pick(lines: list[str]) -> list[str]:
    """What no frame of a traceback is, without addresses."""
    return [ADDRESS.sub("0x…", line) for line in lines if line[:1].strip()]


def test_a_long_value_is_shown_in_part(tmp_path: Path):
    """A number up to where Python refuses, a list as deep as one can read."""
    (tmp_path / "script.py").write_text(
        HEAD + "for value in 10**30, 10**999, 'x' * 999, [[[[1]]]], [[[1]]], [1] * 5:\n"
        "    run(Thread(target=type, args=(value,)))\n",
        "utf-8",
    )

    run = Recorder().record("script.py", tmp_path, LIMIT)

    assert [task.arguments for task in run.tasks] == [
        "10000000000000000000000…",
        "int",
        "'xxxxxxxxxxxxxxxxxxxxxx…",
        "[[[list]]]",
        "[[[1]]]",
        "list",
    ]
