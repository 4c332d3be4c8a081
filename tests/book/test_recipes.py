"""What all recipes promise: Ctrl-C ends them soon, and in good order."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

RECIPES = sorted(
    (Path(__file__).resolve().parents[2] / "examples/recipes").glob("*.py")
)
SECONDS = 20  # at most, on a busy machine, from Ctrl-C to the end


@pytest.mark.skipif(os.name != "posix", reason="sends Ctrl-C as a POSIX terminal does")
@pytest.mark.parametrize("script", RECIPES, ids=lambda script: script.stem)
def test_ctrl_c_ends_a_recipe(script):
    """As its first line comes; what is there is still printed, and no traceback."""
    with subprocess.Popen(
        [sys.executable, "-u", script],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        first = process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)
        printed, complaints = process.communicate(timeout=SECONDS)

    assert first
    assert "Stopped by Ctrl-C" in printed.splitlines()
    assert (process.returncode, complaints) == (0, "")
