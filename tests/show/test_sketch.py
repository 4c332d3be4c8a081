"""A recording drawn so small that only its shape is left."""

import re

from proof.run.recording import Lane, Recording, Task
from proof.show.sketch import HEIGHT, MOST_ROWS, draw_sketch

MAIN = Lane("main", 0, "MainThread")
BAR = re.compile(
    r'<rect x="([\d.]+)%" y="([\d.]+)" width="([\d.]+)%" height="([\d.]+)"'
)


def draw(tasks, lanes, span=2.0):
    """The bars of a sketch, as numbers, and its SVG."""
    svg = draw_sketch(Recording((), tasks, lanes=(MAIN, *lanes), span=span))
    return [tuple(map(float, bar)) for bar in BAR.findall(svg)], svg


def test_each_task_is_a_bar_in_its_place():
    """Also one that was cut off, which lasts to the end of the run."""
    lanes = Lane("process", 1, "Process-1"), Lane("thread", 0, "Thread-1")
    tasks = Task(0.5, 1.5, 1, "f"), Task(1.0, None, 2, "f")
    bars, svg = draw(tasks, lanes)

    assert [(x, width) for x, _, width, _ in bars] == [(25, 50), (50, 50)]
    assert bars[0][1] < bars[1][1]
    assert re.findall('<g class="(.+?)"', svg) == ["main", "process", "thread"]


def test_all_lanes_fit_its_height():
    """Those that are too many are left out."""
    lanes = [Lane("thread", 0, f"Thread-{n}") for n in range(1, 40)]
    tasks = tuple(Task(0.0, 1.0, n, "f") for n in range(1, 40))
    bars, _ = draw(tasks, lanes)

    assert len(bars) == MOST_ROWS - 1
    assert all(y >= 0 and y + height <= HEIGHT for _, y, _, height in bars)


def test_a_run_of_no_time_is_drawn():
    bars, svg = draw((), (), span=0.0)

    assert bars == []
    assert "<line" in svg
