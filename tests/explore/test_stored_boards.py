"""The boards that the book stores: any order played anew goes as they have it."""

import json
import random

import pytest

from proof.explore.board import flatten, look_up
from proof.explore.states import Run
from proof.page.model import read_page
from tools.site.reading_order import ROOT

BOARDS = {
    example.name: example
    for file in sorted(ROOT.glob("docs/*.md"))
    for example in read_page(file, ROOT).examples
    if example.contract.schedules
}
WALKS = 10


@pytest.mark.parametrize("name", BOARDS)
def test_a_random_order_goes_as_the_board_has_it(name):
    """Each state on the way, wholly: so states that were taken for one are one."""
    example, schedules = BOARDS[name], BOARDS[name].contract.schedules
    assert schedules
    board = json.loads((ROOT / example.board).read_text("utf-8"))
    for seed in range(WALKS):
        walk, state = random.Random(seed), 0
        run = Run(str(ROOT / example.script), schedules.main, schedules.pauses)
        try:
            while True:
                ahead = [after[state] for after in board["next"]]
                seen = {k: v for k, v in flatten(run.look()) if v is not None}
                kept = {k: look_up(board, k, state) for k in seen}

                assert json.loads(json.dumps(seen)) == kept
                assert run.choices == [n for n, step in enumerate(ahead) if step]
                if not run.choices:
                    break
                choice = walk.choice(run.choices)
                run.step(choice)
                state += ahead[choice]
        finally:
            run.end()
