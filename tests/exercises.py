"""An exercise small enough to read, for the tests of what is made of one."""

from __future__ import annotations

from proof.page.exercises import Exercise
from proof.page.model import read

FOLDER = "examples/processes/exercises/meet"
# Two workers who meet; how they are waited for is the reader's affair.
BLOCK = """\
<!--breaks: at_once-->
<!--hint: at_once: Who waits for *whom*?-->
<!--hint: took: Read the clock later.-->
<!--wrong: alone: at_once-->
<!--wrong: too_soon: took-->
<!--pytest.mark.took(1.0, 2.0)-->
<!--pytest.mark.processes(2, at_once=2)-->
<!--pytest.mark.joins(2)-->
```sh
python examples/processes/exercises/meet/solution.py
```
<!--pytest-codeblocks:expected-output-->
```text
done in 1.1 seconds
```
"""
PAGE = f"# Processes\n\n## Exercises\n\n### Let two meet\n\nThey do not.\n\n{BLOCK}"


def make_exercise(*, block: str = BLOCK) -> Exercise:
    [exercise] = read(PAGE.replace(BLOCK, block), "docs/processes.md").exercises
    return exercise
