"""What all recipes promise: Ctrl-C ends them soon, and in good order.

Pressed twice: in the first call, when most have not begun, and when it has ended.
"""

import os
import re
import signal
import subprocess
import sys
import time
from contextlib import suppress
from importlib.util import find_spec

import pytest
from test_project import ROOT, imports

from proof.run.events import read_events
from proof.run.process import Run
from proof.run.recorder import make_environment

RECIPES = sorted((ROOT / "examples/recipes").glob("*.py"))
SECONDS = 30  # at most, on a busy machine, from Ctrl-C to the end
TRIES = 5  # to press it when all calls have been submitted
STOPPED = "Stopped by Ctrl-C"
PROGRESS = re.compile(rb"[1-9]\d* of |far: |[1-9]\d*%")


def read_until(end, found):
    """What a terminal shows until that is found in it, or to its end."""
    shown = b""
    with suppress(OSError):  # Linux's way to end a terminal
        while not found(shown) and (data := os.read(end, 65536)):
            shown += data
    return shown


@pytest.fixture(params=RECIPES, ids=lambda script: script.stem)
def script(request):
    """Each recipe whose packages are here, where Ctrl-C can be sent."""
    if os.name != "posix":
        pytest.skip("sends Ctrl-C as a POSIX terminal does")
    if missing := [name for name in imports(request.param) if not find_spec(name)]:
        pytest.skip(f"needs {', '.join(missing)}; make extra installs it")
    return request.param


def test_ctrl_c_ends_a_recipe(script):
    """As the first call has ended: the rest is still printed, and no traceback."""
    end, child_end = os.openpty()
    with subprocess.Popen(
        [sys.executable, script],
        stdout=child_end,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        os.close(child_end)
        before = read_until(end, PROGRESS.search)
        os.killpg(process.pid, signal.SIGINT)
        try:
            _, complaints = process.communicate(timeout=SECONDS)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        after = read_until(end, lambda _: False)
    os.close(end)

    assert PROGRESS.search(before)
    assert STOPPED.encode() in before + after
    assert (process.returncode, complaints) == (0, "")


def is_call(name):
    """Whether a task is one of a pool, and not a thread of a library."""
    return "." not in name


def wait_for_call(run):
    """Until a call has begun, and a moment more, in which the others are submitted."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        if any(e.name == "begin" and is_call(e.facts[0]) for e in read_events(run.log)):
            return time.sleep(0.05)
        time.sleep(0.01)
    raise TimeoutError("no call has begun")


def interrupt_first_call(script):
    """A run in which Ctrl-C was pressed then, and the events of it."""
    run = Run(sys.executable, script.name, script.parent, make_environment())
    try:
        wait_for_call(run)
        run.interrupt()
        return run.complete(SECONDS), read_events(run.log)
    finally:
        run.close()


def is_too_early(run):
    """Whether a busy machine had not come to the end of what is submitted."""
    return "pool.submit(" in run.complaints or "pool.map(" in run.complaints


def test_ctrl_c_begins_nothing_new(script):
    """In the first call: a thread pool that is shut down begins no other, a process
    pool those that are on their way to its workers, one more than these; and nothing
    is left."""
    runs = (interrupt_first_call(script) for _ in range(TRIES))
    run, events = next(each for each in runs if not is_too_early(each[0]))
    [pool], [shut, *_] = run.pools, [e.at for e in events if e.name == "closed"]
    calls = [e.at for e in events if e.name == "begin" and is_call(e.facts[0])]
    on_their_way = pool.workers + 1 if pool.kind == "ProcessPoolExecutor" else 0

    assert (run.exit_code, run.complaints, run.incidents) == (0, "", ())
    assert STOPPED in run.texts
    assert sum(begin > shut for begin in calls) <= on_their_way
