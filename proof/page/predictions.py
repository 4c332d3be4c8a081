"""What a reader predicts: an example, with two changed scripts that print other lines.

Below the transcript of the example stand the commands of the two, as those of
any example: with their marks and transcripts, and with what is changed, in words.

    <!--predict: with each join right after its start-->
    ```sh
    python examples/processes/predict/two_processes_join/join_between.py
    ```

The page asks what the example prints, and shows neither of them before that.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from itertools import combinations

from ..contract.promise import Reading
from .blocks import PREDICT
from .examples import Example
from .problems import Faults

CHANGED = re.compile(r"examples/(?P<chapter>[\w-]+)/predict/(?P<name>\w+)/\w+\.py")
FORM = f"<!--{PREDICT}: what is changed-->"


@dataclass(frozen=True)
class Prediction:
    """An example whose printed lines a reader predicts, and its changed scripts."""

    example: Example
    changed: tuple[Example, ...]

    @property
    def choices(self) -> list[Example]:
        """All three, in the order of their lines, which tells nothing."""
        return sorted((self.example, *self.changed), key=lambda each: each.lines)


def find_original(script: str) -> str:
    """The script that a changed one is made from, an empty text if it is none."""
    found = CHANGED.fullmatch(script)
    return f"examples/{found['chapter']}/{found['name']}.py" if found else ""


def is_changed(example: Example) -> bool:
    return bool(find_original(example.script))


def say_change(changed: Example) -> str:
    """What is changed, in words."""
    comment = changed.command and changed.command.find_comment(PREDICT)
    return comment.argument if comment else ""


def list_predictions(examples: Collection[Example]) -> list[Prediction]:
    """Each example of a page below which changed scripts stand."""
    found: dict[str, list[Example]] = {}
    for example in filter(is_changed, examples):
        found.setdefault(find_original(example.script), []).append(example)
    return [
        Prediction(example, tuple(found[example.script]))
        for example in examples
        if example.script in found
    ]


def check_predictions(examples: Collection[Example]) -> Faults:
    """Each has two changed scripts below it, and all three print something else."""
    predictions = list_predictions(examples)
    told = [each for prediction in predictions for each in prediction.changed]
    for changed in filter(is_changed, examples):
        original = find_original(changed.script)
        if changed not in told:
            yield changed.line, f"no command of this page runs {original}, its original"
        if not say_change(changed):
            yield changed.line, f"say above the command what is changed: {FORM}"
    for prediction in predictions:
        yield from check_prediction(prediction)


def check_prediction(prediction: Prediction) -> Faults:
    example, changed = prediction.example, prediction.changed
    if len(changed) != 2 or example.variant:
        text = f"{example.script} is run once and has two changed scripts below it"
        yield changed[0].line, f"{text}, not {len(changed)}"
    recorded = [each for each in (example, *changed) if each.lines]
    for one, other in combinations(recorded, 2):
        if could_print(one, other) or could_print(other, one):
            yield (
                other.line,
                f"{other.script} prints what {one.script} may print: change it "
                "more, or narrow the marks of either",
            )


def could_print(one: Example, other: Example) -> bool:
    """Whether a run of one example may print the lines of the other."""
    printed = one.promise.read(other.lines)
    within = all(
        number.bounds.low <= number.value < number.bounds.high
        for line in printed
        for number in line.numbers
    )
    return within and outline(printed) == outline(one.promise.lines)


def outline(lines: Collection[Reading]) -> tuple[list[int | str], list[str]]:
    """Which line stands where, and all lines, less what may differ."""
    return [line.key for line in lines], sorted(line.skeleton for line in lines)
