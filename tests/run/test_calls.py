"""What the main thread does itself, on each Python here that can tell it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from packaging.version import Version

from proof.run.interpreters import Interpreter, choose, find
from proof.run.recorder import Recorder
from proof.run.recording import Recording

SCRIPT = """
import multiprocessing as mp
import subprocess
import sys
import threading
import time
import traceback
from concurrent import futures


def runner(number):
    time.sleep(0.3)
    number = "another"


def quick():
    pass


def fails():
    time.sleep(0.3)
    raise ValueError


def steps():
    yield time.sleep(0.3)


def outer():
    runner(2)


def pools():
    with futures.ThreadPoolExecutor(1) as pool:
        pool.submit(runner, 3).result()


def collects(pool):
    list(pool.map(runner, [5]))


def joins():
    thread = threading.Thread(target=runner, args=(4,))
    thread.start()
    thread.join()


def programs():
    subprocess.run([sys.executable, "-c", "import time; time.sleep(0.3)"])


if __name__ == "__main__":
    process = mp.Process(target=outer)
    process.start()
    runner(1)
    process.join()
    for _ in range(1000):
        quick()
    try:
        fails()
    except ValueError:
        print(traceback.format_exc().count("File"))
    list(steps())
    outer()
    pools()
    joins()
    programs()
    with futures.ThreadPoolExecutor(1) as pool:
        collects(pool)
    with mp.Pool(1) as pool:
        collects(pool)
"""


@pytest.fixture(scope="module")
def runs(tmp_path_factory) -> list[Recording]:
    """The script's run on each Python of this machine."""
    folder: Path = tmp_path_factory.mktemp("calls")
    (folder / "script.py").write_text(SCRIPT, "utf-8")

    def record(one: Interpreter) -> Recording:
        return Recorder(one.path).record("script.py", folder, 60)

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(record, choose(find(), [])))


def tells_calls(run: Recording) -> bool:
    return Version(run.where["python"]) >= Version("3.12")


def test_the_main_thread_is_seen_at_work(runs):
    """Its outermost calls that last, not what it leaves to others, with the arguments
    that they began with; the script sees the same traceback."""
    told = [run for run in runs if tells_calls(run)]
    if not told:
        pytest.skip("no Python 3.12 or newer on this machine")
    for run in told:
        calls = [(call.name, call.arguments) for call in run.calls]

        assert calls == [("runner", "1"), ("fails", ""), ("outer", "")]
        assert all(0.3 <= call.end - call.begin < 3 for call in run.calls)
        assert run.texts == ["2"]


def test_an_older_python_cannot_tell(runs):
    """Which is not to have seen none."""
    assert all(run.calls is None for run in runs if not tells_calls(run))
