"""What `make stress` makes of the proofs that it ran."""

from __future__ import annotations

import re

import pytest

from tools import stress
from tools.stress import Sum

RESULT = {"example": "a/b", "runs": 2, "breaches": [], "times": [[0.5, 0.2, 3.0]]}


@pytest.fixture
def total() -> Sum:
    """Two proofs, of which the second failed and came closer to both bounds."""
    total = Sum()
    total.add(0, [RESULT])
    total.add(1, [RESULT | {"runs": 1, "times": [[0.3, 0.2, 3.0], [2.5, 0.0, 3.0]]}])
    return total


def test_sum(total: Sum):
    """Proofs are counted, and the closest margins kept."""
    low, high = total.margins["a/b"]

    assert (total.runs, total.alarms, total.reruns) == (2, 1, 1)
    assert (round(low, 3), round(high, 3)) == (0.1, 0.5)


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
        "1.00 s",
        "-0.25 s",
    ]
    assert drawn.count("#c0392b") == 1
