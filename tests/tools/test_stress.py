"""What `make stress` makes of the proofs that it ran."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from pathlib import Path
from subprocess import DEVNULL, PIPE

import psutil
import pytest
from watching import running, until

from tools import stress
from tools.stress import Proof, Sum

ROOT = Path(__file__).parents[2]

RESULT = {
    "example": "a/b",
    "breaches": [],
    "late": [["the run took 3.2 s, not 0.2 to 3: 0.20 s too long"]],
    "times": [[0.5, 0.2, 3.0]],
    "shape": 0.25,
}


@pytest.fixture
def total() -> Sum:
    """Two proofs, of which the second failed and came closer to both bounds."""
    total = Sum()
    total.add(0, [RESULT])
    closer = {"late": [], "times": [[0.3, 0.2, 3.0], [2.5, 0.0, 3.0]], "shape": 0.05}
    total.add(1, [RESULT | closer])
    return total


def test_sum(total: Sum):
    """Proofs are counted, and the closest margins kept."""
    low, high = total.margins["a/b"]

    assert (total.runs, total.alarms, total.reruns) == (2, 1, 1)
    assert (round(low, 3), round(high, 3)) == (0.1, 0.5)
    assert total.shapes == {"a/b": 0.05}


def test_what_has_no_shape(total: Sum):
    """What only its order is held of has no margin to its drawing, nor takes one."""
    total.add(0, [RESULT | {"shape": None}, RESULT | {"example": "a/c", "shape": None}])

    assert total.shapes == {"a/b": 0.05}


ALARM = RESULT | {"breaches": ["it printed 2 lines, not 4", "it hung\n  stacks"]}


@pytest.mark.parametrize(
    ("proof", "told"),
    [
        (Proof(0, [RESULT | {"late": []}]), []),
        (
            Proof(0, [RESULT]),
            ["  late a/b: the run took 3.2 s, not 0.2 to 3: 0.20 s too long"],
        ),
        (
            Proof(1, [ALARM | {"late": []}]),
            [
                "  ALARM a/b: it printed 2 lines, not 4",
                "  ALARM a/b: it hung\n        stacks",
            ],
        ),
        (
            Proof(2, [RESULT | {"late": []}], "no page"),
            ["  ALARM that no example gave:\nno page"],
        ),
    ],
    ids=["none", "late", "alarm", "of something else"],
)
def test_alarms_are_told(proof: Proof, told: list[str]):
    """In whole, and each late run with why it was repeated."""

    assert list(stress.tell_alarms(proof)) == told


def test_margins_are_printed(total: Sum, capsys):
    """Those to the bounds and to the drawing, the closest example first."""
    total.shapes["a/alone"] = 0.02
    stress.print_sum("busy", total)
    head, heads, *rows = capsys.readouterr().out.strip().splitlines()

    assert "closest" in head
    assert heads.split("  ")[-1] == "as it is drawn"
    assert [row.split() for row in rows] == [
        ["a/alone", "0.02", "s"],
        ["a/b", "0.10", "s", "0.50", "s", "0.05", "s"],
    ]


def test_rate(total: Sum):
    """The last line sums all loads."""

    assert stress.say_rate({"busy": total, "idle": Sum(1)}) == (
        "3 proofs under 2 loads: 1 false alarms, 1 late runs repeated"
    )


def test_sums_last(total: Sum, tmp_path, monkeypatch):
    """What one call measured is there for the next."""
    monkeypatch.setattr(stress, "SUMS", tmp_path / "sums.json")

    assert stress.read_sums() == {}

    stress.write_sums({"busy": total})
    again = stress.read_sums()["busy"]
    again.add(0, [RESULT])

    assert again.runs == 3
    assert list(tmp_path.iterdir()) == [stress.SUMS]


def test_picture(total: Sum):
    """Each margin is a bar; one beyond its bound is red."""
    total.margins["a/late"] = (1.0, -0.25)
    drawn = stress.draw_picture({"busy": total})

    assert "busy: 2 proofs" in drawn
    assert re.findall("<title>(.*?)</title>", drawn) == [
        "0.10 s",
        "0.50 s",
        "0.05 s",
        "1.00 s",
        "-0.25 s",
    ]
    assert drawn.count("#c0392b") == 1


ASKING = """
import sys, time
from tools.stress import LOADS
with LOADS[sys.argv[1]]():
    print("beside it", flush=True)
    time.sleep(60)
"""


@pytest.mark.parametrize("load", ["busy", "disk"])
@pytest.mark.parametrize("ending", ["SIGINT", "SIGTERM", "SIGKILL"])
def test_a_load_ends_with_whoever_asked_for_it(load: str, ending: str):
    """However that comes to its end."""
    command = [sys.executable, "-c", ASKING, load]
    asking = subprocess.Popen(command, cwd=ROOT, stdout=PIPE, stderr=DEVNULL)
    with asking, asking.stdout as printed:
        printed.readline()
        beside = psutil.Process(asking.pid).children()
        asking.send_signal(getattr(signal, ending, signal.SIGTERM))

    try:
        assert beside
        assert until(lambda: not any(running(process.pid) for process in beside), 5)
    finally:
        for process in beside:
            if running(process.pid):
                process.kill()
