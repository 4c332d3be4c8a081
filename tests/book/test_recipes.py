"""What all recipes promise: Ctrl-C ends them soon, and in good order."""

import os
import re
import signal
import subprocess
import sys
from contextlib import suppress
from importlib.util import find_spec

import pytest
from test_project import ROOT, imports

RECIPES = sorted((ROOT / "examples/recipes").glob("*.py"))
SECONDS = 30  # at most, on a busy machine, from Ctrl-C to the end
PROGRESS = re.compile(rb"[1-9]\d* of |far: |[1-9]\d*%")


def read_until(end, found):
    """What a terminal shows until that is found in it, or to its end."""
    shown = b""
    with suppress(OSError):  # Linux's way to end a terminal
        while not found(shown) and (data := os.read(end, 65536)):
            shown += data
    return shown


@pytest.mark.skipif(os.name != "posix", reason="sends Ctrl-C as a POSIX terminal does")
@pytest.mark.parametrize("script", RECIPES, ids=lambda script: script.stem)
def test_ctrl_c_ends_a_recipe(script):
    """As the first call has ended: the rest is still printed, and no traceback."""
    if missing := [name for name in imports(script) if not find_spec(name)]:
        pytest.skip(f"needs {', '.join(missing)}; make extra installs it")
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
    assert b"Stopped by Ctrl-C" in before + after
    assert (process.returncode, complaints) == (0, "")
