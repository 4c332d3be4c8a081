"""What the notebook page says of its numbers, and the run that it shows."""

import re

import pytest

from proof.prose.named import list_names
from proof.prose.numbers import read_numbers
from proof.prose.printed import CODE
from proof.show.notebook import join_code, read_recorded, read_script
from tools import measure

STARTS = """\
2026-11-26, Python 3.15.2, Linux, {cores} cores
worker                   first    later
thread                  0.3 ms   0.1 ms
pool of 1 thread        0.2 ms   0.1 ms
process, fork           4.0 ms   2.5 ms
process, forkserver    36.4 ms   2.9 ms
"""
GAINS = """\
8 tasks that wait
workers      threads   processes
1             0.24 s      0.24 s
2             0.12 s      0.12 s
4             0.06 s      0.06 s
8             0.03 s      0.03 s

8 tasks that compute
workers      threads   processes
1             0.24 s      0.24 s
2             0.25 s      0.12 s
4             0.25 s      0.12 s
8             0.26 s      0.13 s
"""
RUN = STARTS.format(cores=2) + GAINS
# For each sentence, runs that speak against it, by what differs in them.
AGAINST = {
    "so it starts soonest": [("0.3 ms   0.1 ms", "3.3 ms   2.6 ms")],
    "so its first start is the slow one": [("36.4 ms   2.9", " 5.4 ms   2.9")],
    "as many numbers as this machine can in 0.03 seconds": [
        (
            "0.24 s      0.24 s\n2             0.25 s",
            "0.24 s      0.39 s\n2        0.25 s",
        ),
        (
            "0.24 s      0.24 s\n2             0.25 s",
            "0.32 s      0.24 s\n2        0.25 s",
        ),
    ],
    "so twice the workers need half the time": [
        ("2             0.12 s      0.12", "2             0.20 s      0.20"),
        ("8             0.03 s      0.03", "8             0.06 s      0.06"),
    ],
    "threads and processes are alike in this": [
        (
            "0.24 s      0.24 s\n2             0.12 s",
            "0.24 s      0.24 s\n2      0.15 s",
        ),
    ],
    "More processes help until all free cores are busy": [
        ("0.25 s      0.12 s\n4", "0.25 s      0.17 s\n4"),
        ("2 cores", "4 cores"),
    ],
    "and no further": [
        ("4             0.25 s      0.12", "4             0.25 s      0.06")
    ],
    "More threads do not help": [
        ("2             0.25 s      0.12", "2             0.14 s      0.12")
    ],
}
# What is said of the page's code, and where it says so.
DONE = {
    "Each line times one worker": "worker = kind(target=pow, args=(2, 2))",
    "the quicker of the two after it": "for _ in range(3)]",
    "The same eight tasks": "TASKS = 8",
    "to pools of 1, 2, 4 and 8 workers": "WORKERS = (1, 2, 4, 8)",
    "Eight tasks wait for 0.03 seconds each": "measure(pause, 0.03)",
    "Eight others": "measure(sum, numbers)",
    "The quickest of three runs": "min(seconds(work) for _ in range(3))",
}
LINKED = "lets one thread at a time run Python"  # the documentation says so


def test_what_is_said_stands_on_the_page():
    """Where a sentence changes, what holds its numbers has to be looked at."""
    page = " ".join(measure.SCRIPT.read_text("utf-8").split())

    assert [said for said in (*measure.SAID, *DONE) if said not in page] == []


def test_what_is_said_of_its_code_is_in_it():
    code = join_code(read_script(measure.SCRIPT))

    assert [said for said, done in DONE.items() if done not in code] == []


def test_each_number_and_name_of_the_page_is_held():
    """A number by a sentence above; a name by the code or what it prints."""
    recorded = read_recorded(measure.SCRIPT)
    shown = measure.read_text(recorded) + join_code(recorded)

    for line in list_prose(recorded):
        for said in (*measure.SAID, *DONE, LINKED):
            line = line.replace(said, "")
        names = [n for code in CODE.finditer(line) for n in list_names(code["text"])]

        assert [*read_numbers(line)] == []
        assert [name for name in names if name not in shown] == []


def list_prose(notebook):
    cells = (cell for cell in notebook.cells if cell.cell_type == "markdown")
    return [line for cell in cells for line in cell.source.splitlines()]


def test_the_page_says_what_its_numbers_show():
    recorded = read_recorded(measure.SCRIPT)

    assert measure.find_contradicted(measure.read_text(recorded)) == []


BAR = re.compile(r'width="([\d.]+)"[^>]*/><text [^>]*>([\d.]+) s</text>')


def test_the_bars_are_those_of_the_tables():
    """Their labels to the digit, their lengths to the pixel or what rounding hides."""
    recorded = read_recorded(measure.SCRIPT)
    told = measure.Told(measure.read_text(recorded))
    outputs = (
        output for cell in measure.list_code(recorded) for output in cell.outputs
    )
    [drawn] = [o.data["text/html"] for o in outputs if "data" in o]
    _, *charts = drawn.split("<figure")

    for chart, spans in zip(charts, (told.waiting, told.computing), strict=True):
        printed = [spans[kind][n] for n in (1, 2, 4, 8) for kind in measure.KINDS]
        bars = [(float(width), float(label)) for width, label in BAR.findall(chart)]
        longest = max(width for width, _ in bars)

        assert [label for _, label in bars] == printed
        for width, label in bars:
            assert abs(width / longest * max(printed) - label) <= 0.01


def test_a_run_that_shows_it_is_kept():
    alone = STARTS.format(cores=1) + GAINS.replace("0.12 s\n4", "0.24 s\n4")

    assert measure.find_contradicted(RUN) == []
    assert "and no further" in measure.find_contradicted(alone)


@pytest.mark.parametrize("said", measure.SAID)
def test_a_run_that_speaks_against_it_is_not(said):
    for old, new in AGAINST[said]:
        assert old in RUN
        assert said in measure.find_contradicted(RUN.replace(old, new))


def test_a_run_that_is_not_kept_changes_nothing(monkeypatch, capsys):
    """And the sentence that it speaks against is named."""
    before = measure.SCRIPT.with_suffix(".json").read_bytes()
    notebook = read_recorded(measure.SCRIPT)
    busy = RUN.replace("0.25 s      0.12 s\n4", "0.25 s      0.24 s\n4")
    monkeypatch.setattr(measure, "execute", lambda script: notebook)
    monkeypatch.setattr(measure, "read_text", lambda executed: busy)

    with pytest.raises(SystemExit, match="More processes help until all free cores"):
        measure.main()

    assert measure.SCRIPT.with_suffix(".json").read_bytes() == before
    assert "8 tasks that compute" in capsys.readouterr().out


def test_its_cells_run():
    """All of them, as Jupyter runs them; each gives what its page shows of it."""
    executed, recorded = measure.execute(measure.SCRIPT), read_recorded(measure.SCRIPT)
    told = measure.Told(measure.read_text(executed))
    tables = [
        each for spans in (told.waiting, told.computing) for each in spans.values()
    ]

    assert list(map(name_outputs, measure.list_code(executed))) == list(
        map(name_outputs, measure.list_code(recorded))
    )
    assert outline(executed) == outline(recorded)
    assert {"thread", "process, spawn"} <= told.first.keys()
    assert [list(each) for each in tables] == [[1, 2, 4, 8]] * 4


def outline(notebook):
    """What is printed on any day, machine and system, less how processes can start."""
    text = measure.read_text(notebook)
    system = re.search(r", (\w+), \d+ cores$", text, re.M)[1]
    lines = re.sub(r"\d[\d.]*", "#", text.replace(system, "system")).splitlines()
    ways = re.compile(r"(process|pool of #), (fork|spawn|forkserver) +# ms +# ms")
    return [" ".join(line.split()) for line in lines if not ways.fullmatch(line)]


def name_outputs(cell):
    """By their kinds; what is written to standard error is one of another name."""
    return [
        (o.output_type, o.get("name"), "text/html" in o.get("data", ()))
        for o in cell.outputs
    ]
