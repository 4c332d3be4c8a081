"""The numbers in the prose: which are read, what binds them, what excuses them."""

from __future__ import annotations

from pathlib import Path

import pytest

from proof.prose import links, named, printed, raised, versions
from proof.prose.kinds import find_problems as find_unkind
from proof.prose.library import read_library
from proof.prose.numbers import find_problems as problems_of
from proof.prose.quantities import read_quantities
from proof.run.recording import Lane, Line, Recording, Task
from tools.mutants.sentences import try_sentences

ROOT = Path(__file__).parents[2]
LIBRARY = read_library(ROOT)

SCRIPT = """\
\"\"\"Two workers share out three calls.\"\"\"

from concurrent.futures import ProcessPoolExecutor
from time import sleep as pause


def runner(n):
    pause(n * 0.5)


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=2) as ex:
        ex.map(runner, [4, 2, 1])
        pause(0.25)
"""
MARKS = ("took(2.0, 3.5)", "processes(2, at_once=2)")
PRINTS = "Slept in worker 1\nSlept in worker 2\nProcess took 2.03 seconds\n"
RUN = Recording(
    lines=(Line(2.05, 0, "Process took 2.03 seconds"),),
    tasks=(
        Task(0.0, 2.001, 1, "runner", "4"),
        Task(0.0, 1.001, 2, "runner", "2"),
        Task(1.1, 1.602, 2, "runner", "1"),
    ),
    lanes=(
        Lane("main", 0, "MainThread"),
        Lane("process", 1, "Process-1"),
        Lane("process", 2, "Process-2"),
    ),
    span=2.05,
)


@pytest.fixture
def problems(book):
    """What is wrong with a sentence below the example of its section."""
    book.script("processes/pool", SCRIPT)
    book.write("docs/recordings/processes/pool.json", RUN.to_json())
    example = book.example("processes/pool", *MARKS, prints=PRINTS)

    def problems(
        *lines: str, after: str = "", chapter: str = "processes", also: str = ""
    ) -> list[str]:
        text = "\n".join(lines)
        page = f"# Processes\n\n## A pool\n\n{example}\n{text}\n{after}"
        book.page("processes", page)
        if also:
            book.page(chapter := "claims", also)
        found = problems_of(read_library(book.root), f"docs/{chapter}.md")
        return [str(problem) for problem in found]

    return problems


@pytest.mark.parametrize("page", LIBRARY.pages)
def test_the_prose_says_what_the_examples_show(page: str):
    found = problems_of(LIBRARY, page)

    assert not found, "\n".join(map(str, found))


@pytest.mark.parametrize(("bare", "most"), [(False, 0.06), (True, 0.2)])
def test_a_changed_number_shows(bare: bool, most: float):
    """Nearly each, in three ways; what a section's examples also say may stay.

    Many examples say 1, 2 and 3 of something, so that bare numbers stay more often.
    """
    tried = list(try_sentences(LIBRARY, bare))
    survived = [what for what, shows in tried if not shows]

    assert len(tried) > 300
    assert len(survived) <= most * len(tried), "\n".join(survived)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("It took 10.02 seconds.", [10.02]),
        ("It took ten seconds.", [10]),
        ("It takes a second.", [1]),
        ("A second of waiting is long.", [1]),
        ("It pauses for 20 ms, or for 3 s.", [0.02, 3]),
        ("They wait five milliseconds.", [0.005]),
        ("A half-second pause: half a second.", [0.5, 0.5]),
        ("It took one and a half seconds.", [1.5]),
        ("It took a tenth of a second and two thirds of a second.", [0.1, 2 / 3]),
        ("They sleep 5, 4 and 1 seconds.", [5, 4, 1]),
        ("It takes 5 to 8 seconds.", [5, 8]),
        ("It takes 2–3 seconds, or 4s.", [2, 3, 4]),
        ("It takes **5** to *eight* _seconds_.", [5, 8]),
        ("Five worker processes, four other threads, one core.", [5, 4, 1]),
        ("Two CPUs, a single core, [three calls](a.md#b).", [2, 1, 3]),
        ("All 21 lines, and two joins.", [21, 2]),
        ("At least two [threads](glossary.md#thread).", [2]),
        ("It names `max_workers=5`.", [5]),
        ("Two child processes and twelve children.", [2, 12]),
    ],
)
def test_a_number_with_its_unit_is_read(sentence: str, found: list[float]):
    read = [quantity.value for quantity in read_quantities(sentence)]

    assert read == pytest.approx(found)


@pytest.mark.parametrize(
    "sentence",
    [
        "One after the other, and only one of them at once.",
        "It starts a second process, in a second loop.",
        'A second "1 has completed" is one too many.',
        "The first two tasks are quick.",
        "`chunksize=5 processes` is code, as is `2 seconds`.",
        "Since Python 3.14 processes start otherwise.",
        "The hundredths of a second differ.",
        "Two more threads are started.",
        "It allows four threads more than there are CPUs.",
        "See [the tasks](a/2-processes.md) and https://a.b/3-threads.",
        "Both processes run, in any order.",
        "It was common in the 1990s.",
    ],
)
def test_other_numbers_are_no_quantity(sentence: str):
    assert read_quantities(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The whole takes 2.03 seconds, or two seconds, little more than 2.",  # printed
        "The whole takes less than 3.5 seconds.",  # its upper bound
        "Each unit is half a second, and the main process sleeps 0.25 seconds.",
        "The longest call takes 2 seconds, the shortest half a second.",
        "The shortest call takes half a second.",
        "Two processes share three calls, in two workers.",
        "It prints three lines.",
        "More than one process and fewer than three processes work.",
    ],
)
def test_a_true_number_passes(problems, sentence: str):
    assert problems(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The whole takes 2.04 seconds.",
        "The whole takes five seconds.",
        "The whole takes 3.5 seconds.",  # that is less than which it takes
        "The whole takes less than 2 seconds.",
        "The first would have had 4 seconds.",  # how that comes about is not said
        "Each unit is a quarter of a minute.",
        "One after the other they would take 4.5 seconds.",
        "The call of 1.4 seconds is the second.",
        "Three processes share the calls.",
        "They share four calls.",
        "It has three workers.",
        "It prints four lines.",
        "It has two joins.",
        "It names `max_workers=3`.",
        "They sleep 4, 2 and 2 seconds.",
        "More than two processes work.",
    ],
)
def test_a_wrong_number_fails(problems, sentence: str):
    assert len(problems(sentence)) == 1


BARE = [
    ("It is called for 4, 2 and 1.", 0),
    ("It is called for 4, 1 and 2.", 1),  # in another order
    ("It prints 2.03, and 2.", 0),
    ("It prints 2.04.", 1),
    ("The exit code is 0, and not 7.", 1),
    ("It has 3.5% of them.", 0),  # of a mark
    ("It has 1,000 of them.", 1),
    ("Since 3.14.2 it is so.", 0),
    ('It said "9" 2 times.', 0),
    ("1. The third is not numbered 9.", 1),
    ("7. A list.", 0),
    ("`sleep(9)` is code.", 0),
    ("| 9 | a cell |", 0),
    ("It lists three, not two or one.", 0),
    ("It asks four times.", 0),  # its script has a 4
    ("It asks six times, and Seven times.", 2),
    ("The first four of five million.", 1),
    ("There are hundreds of them.", 0),
    ("The seventh, a sixteen-bit number, is fourfold.", 1),
    ("It is [told of](https://a.b) 9 times.", 1),
    ("So says [PEP 779](https://a.b/pep-0779).", 0),
]


@pytest.mark.parametrize(("sentence", "count"), BARE)
def test_a_number_without_a_unit_is_shown_by_an_example(
    problems, sentence: str, count: int
):
    assert len(problems("", sentence)) == count


def test_a_bare_number_can_come_from_others_or_be_excused(problems):
    assert problems("The sum is 7.", "<!--comes from: 4 + 2 + 1-->") == []
    assert len(problems("The sum is 7.", "<!--comes from: 4 + 2-->")) == 1
    assert problems("The sum is 9.", "<!--not measured: elsewhere-->") == []


def test_the_message_says_where_what_and_how_to_mend_it(problems):
    (problem,) = problems("The whole takes five seconds.")

    assert problem == (
        "docs/processes.md:21: says “five seconds”, but pool lasted 2.05 s, printed "
        "2.03, promises 2 to 3.5 s, has 2 processes, its script says 0.25, 0.5, 1, 2, "
        "4: correct it, link to the example that it is about, or say below the line "
        "how it comes about from those, <!--comes from: 2 * 0.5-->, or "
        "<!--not measured: why-->"
    )


@pytest.mark.parametrize(
    "how", ["0.5 * (4 + 2 + 1)", "0.5 * 4 + 1 + 0.5", "4 - 0.5", "(4 + 2 + 1) / 2"]
)
def test_a_number_may_come_from_those_of_an_example(problems, how: str):
    assert problems("Apart they take 3.5 seconds.", f"<!--comes from: {how}-->") == []


@pytest.mark.parametrize(
    "how",
    [
        "0.5 * (4 + 2)",  # another number
        "7 * 0.5",  # the script says no 7
        "4 -",
        "n",
        "4 % 0.5",
        "1 / (4 - 4)",
    ],
)
def test_a_number_comes_from_nothing_else(problems, how: str):
    (problem,) = problems("Apart they take 3.5 seconds.", f"<!--comes from: {how}-->")

    assert "says “3.5 seconds”" in problem


def test_a_number_can_be_excused(problems):
    """On the line below, also within a box."""
    assert problems("It took 9 s there.", "<!--not measured: elsewhere-->") == []
    assert problems("    It took 9 s.", "    <!--not measured: elsewhere-->") == []


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("It took time.", "<!--not measured: why-->"), "take it out"),
        (("It took 9 s.", "", "<!--not measured: why-->"), "take it out"),
        (("It took 9 s.", "<!--not measured-->"), "say why"),
        (("It took 9 s.", "<!--not measured:-->"), "say why"),
    ],
)
def test_an_excuse_excuses_the_line_above_and_says_why(problems, lines, said: str):
    assert any(said in problem for problem in problems(*lines))


def test_an_excuse_leaves_the_page_readable(book, problems):
    assert problems("It took 9 s there.", "<!--not measured: elsewhere-->") == []

    assert book.problems() == []


def test_a_section_without_an_example_has_those_around_it(problems):
    """Below its heading, else above it, else on the page; so has the first text."""
    above = "### Why\n\nIt takes {} seconds.\n"
    beside = "## Why\n\nIt takes {} seconds.\n"

    for text in (above, beside):
        assert problems(after=text.format(2)) == []
        assert len(problems(after=text.format(9))) == 1


def test_a_page_without_examples_is_free(book, problems):
    book.page("other", "# Other\n\nFive processes take 9 seconds.\n")

    assert problems(chapter="other") == []


def test_a_link_or_a_comparison_brings_its_example(book, problems):
    book.page(
        "other",
        "# Other\n\n"
        "[It takes 2 seconds](processes.md#a-pool).\n"
        "[It takes 9 seconds](processes.md#a-pool).\n"
        "[It takes 8 seconds](processes.md#example-processes-pool).\n\n"
        "## Compared\n\nFive processes.\n\n<!--compare: processes/pool-->\n",
    )

    found = problems(chapter="other")

    assert [p.partition(": says")[0] for p in found] == [
        "docs/other.md:4",
        "docs/other.md:5",
        "docs/other.md:9",
    ]


def test_a_sentence_that_links_to_an_example_speaks_of_no_other(book, problems):
    """So that a number which is right of the example beside it does not pass."""
    book.script("processes/other")
    beside = book.example("processes/other", prints="It took 7.01 seconds\n")
    linked = "[That one](#a-pool) takes 7 seconds."

    assert problems(after=f"\n## Other\n\n{beside}\nIt takes 7 seconds.\n") == []
    assert len(problems(after=f"\n## Other\n\n{beside}\n{linked}\n")) == 1


def test_blocks_and_html_are_no_prose(problems):
    """What is in them is proven otherwise, or not at all."""
    block = "<!--illustrative: no run-->\n```text\nIt took 9 seconds.\n```\n"
    html = "<!--illustrative: a drawing-->\n<p>It took 9 seconds.</p>\n"

    assert problems(block, html) == []


# Wherever a reader reads it

WRONG = {
    "a table": "| Workers | Seconds |\n|---|---|\n| 2 | 9 |",
    "a table's first column": "|  | here |\n|---|---|\n| Seconds | 9 |",
    "a bold number": "It takes **9** seconds.",
    "a bold number in words": "It takes **nine** _seconds_.",
    "a no-break space": "It takes 9\N{NO-BREAK SPACE}seconds.",
    "a narrow space": "It takes 9\N{NARROW NO-BREAK SPACE}s.",
    "an entity": "It takes 9&nbsp;seconds.",
    "no space": "It takes 9s.",
    "a range": "It takes 2\N{EN DASH}9 seconds.",
    "a note's title": '!!! note "It takes 9 seconds"\n    So it is.',
    "a folded note's title": '??? note "It takes 9 seconds"\n    So it is.',
    "a tab's title": '=== "9 seconds"\n    So it is.',
    "a heading": "### It takes 9 seconds",
    "an alternative text": "It is so: ![it takes 9 seconds](a.png).",
    "a link's title": 'It [takes long](https://a.b "9 seconds").',
    "HTML in a sentence": '<span class="verdict not">Not so</span> It takes 9 seconds.',
    "raw HTML": "<p>It takes 9 seconds.</p>",
    "a drawing": "<svg><text>9 seconds</text></svg>",
    "an item": "- It takes 9 seconds.",
    "a quotation": "> It takes 9 seconds.",
    "code indented": "    It takes 9 seconds.",
}


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG)
def test_a_wrong_number_fails_wherever_it_stands(problems, text: str):
    """And the same with a right one does not."""
    right = text.replace("9", "2").replace("nine", "two")

    assert len(problems("\n" + text)) == 1
    assert problems("\n" + right) == []


def test_a_number_of_a_table_is_one_of_its_column(problems):
    row = "| 2 | 2.03 | nothing |"

    assert problems("", "| Workers | Seconds | Prints |", "|---|---|---|", row) == []
    assert problems("", "| Row | Seconds |", "|---|---|", "| 9 | 2 |") == []


@pytest.mark.parametrize(("number", "count"), [(9, 1), (2, 0)])
def test_the_description_of_a_page_is_held(book, problems, number: int, count: int):
    problems()
    page = book.root / "docs/processes.md"
    head = f"---\ndescription: Two workers, {number} seconds.\n---\n\n"
    page.write_text(head + page.read_text("utf-8"), "utf-8")

    found = problems_of(read_library(book.root), "docs/processes.md")

    assert [problem.line for problem in found] == [2] * count


def test_what_somebody_says_is_not_held(problems):
    """It is quoted in curved quotes, on as many lines as it has."""
    assert problems("\n> “It takes 9 seconds.”") == []
    assert problems("\n> “It takes 9 seconds,<br>\n> or even 8 seconds.”") == []


def test_a_count_may_come_from_others(problems):
    assert len(problems("It prints eight lines.")) == 1
    assert problems("It prints eight lines.", after="<!--comes from: 2 * 4-->") == []
    assert (
        len(problems("It prints eight lines.", after="<!--comes from: 2 * 3-->")) == 1
    )


def test_what_a_section_is_proven_by_is_meant(problems):
    claim = "# Claims\n\n## It is so\n\nIt takes {} seconds.\n"
    proof = "<!--proven by: processes/pool-->\n"

    assert problems("", also=claim.format(9) + proof) != []
    assert problems("", also=claim.format(2) + proof) == []


# And what an exercise tells one whose answer is wrong

HINTS = {
    "a number": ("lines: It takes 2 seconds.", 0),
    "another number": ("took: It takes 9 seconds.", 1),
    "a name of the start": ("took: `wait_all` waits.", 0),
    "a name of a wrong answer": ("took: A `partial` travels.", 0),
    "another name": ("took: `wait_any` waits.", 1),
    "an exception": ("took: It is a `KeyError`.", 0),
    "another exception": ("took: It is an `OSError`.", 1),
    "its kind": ("took: A worker process is idle.", 0),
    "no kind": ("took: A worker is idle.", 1),
}


@pytest.mark.parametrize(("hint", "count"), HINTS.values(), ids=HINTS)
def test_a_hint_is_held(book, hint: str, count: int):
    """To the solution, and to the scripts beside it, of which it speaks."""
    book.script("processes/exercises/share/start", "wait_all()\n")
    book.script("processes/exercises/share/travels", "partial(pause, 2)\n")
    book.script("processes/exercises/share/solution", "raise KeyError\n")
    shown = book.example("processes/exercises/share/solution", *MARKS, prints=PRINTS)
    above = shown.replace("<!--pytest", f"<!--hint: {hint}-->\n<!--pytest", 1)
    book.page("processes", f"# Processes\n\n## Share\n\n{above}\n")
    library = read_library(book.root)

    checks = (problems_of, named.find_problems, raised.find_problems, find_unkind)
    found = [p for check in checks for p in check(library, "docs/processes.md")]
    assert len(found) == count, "\n".join(map(str, found))


@pytest.mark.parametrize("said", ["four calls", "six"])
def test_the_lesson_of_a_script_is_held(book, problems, said: str):
    problems()
    book.script("processes/pool", SCRIPT.replace("three calls", said))
    [found] = problems_of(read_library(book.root), "docs/processes.md")

    assert str(found).startswith(f"examples/processes/pool.py:1: says “{said}”")


# Which exceptions it names


@pytest.mark.parametrize("page", LIBRARY.pages)
def test_the_exceptions_of_a_sentence_are_shown_or_told_of(page: str):
    found = list(raised.find_problems(LIBRARY, page))

    assert not found, "\n".join(map(str, found))


HELD = {
    "printed": "It raises a `KeyError`, a `queue.Empty`.",
    "another example that is linked to": "It raises [a `OSError`](#other).",
    "a link to the documentation": "It raises [`ValueError`](https://docs.python.org/3/).",
    "no exception": "It is an `Error`-free `Process`.",
    "in a heading": "## It ends with KeyError",
    "in a heading, with a link below": "## An OSError\n\nAs [there](#other).",
}
NOT_HELD = {
    "raised nowhere": "It raises a `ValueError`.",
    "raised elsewhere": "It raises an `OSError`.",
    "in a heading": "## ValueError: it is false",
    "exchanged": "It raises [a `KeyError`](#other) or [an `OSError`](#a-pool).",
}


@pytest.fixture
def unsupported(book):
    """How many exceptions of a sentence nothing supports."""
    for name, heading, text in (
        ("pool", "A pool", "KeyError, Empty"),
        ("other", "Other", "OSError"),
    ):
        book.script(f"processes/{name}", f"print({text!r})\n")
        shown = book.example(f"processes/{name}", prints=f"{text}\n")
        book.write(f"{name}.md", f"## {heading}\n\n{shown}\n")
    parts = [(book.root / f"{n}.md").read_text("utf-8") for n in ("other", "pool")]

    def unsupported(line: str) -> int:
        book.page("processes", "# Processes\n\n" + "".join(parts) + line + "\n")
        found = raised.find_problems(read_library(book.root), "docs/processes.md")
        return len(list(found))

    return unsupported


@pytest.mark.parametrize("line", HELD.values(), ids=HELD)
def test_an_exception_that_is_shown_or_told_of_may_be_named(unsupported, line: str):
    assert unsupported(line) == 0


@pytest.mark.parametrize(
    ("line", "count"),
    [*zip(NOT_HELD.values(), (1, 1, 1, 2), strict=True)],
    ids=NOT_HELD,
)
def test_an_exception_of_no_run_and_no_link_fails(unsupported, line: str, count: int):
    assert unsupported(line) == count


# Which of two runs raised it


VERSION_HELD = {
    "up to": ("Up to 3.13 it is a `KeyError`.", 0),
    "from": ("From 3.14 on it is an `OSError`.", 0),
    "exchanged": ("From 3.14 on it is a `KeyError`, and no `OSError`.", 1),
    "exchanged, up to": ("Up to Python 3.13 it is an `OSError`.", 1),
    "of both": ("It is a `KeyError` or an `OSError`.", 0),
}


@pytest.fixture
def divided(book):
    """Hands out the library of a page with an example that tells two versions apart."""
    book.script("processes/two", "print(find_error().__name__)\n")
    old, new = "needs(python='<3.14')", "needs(python='>=3.14')"
    first = book.example("processes/two", old, prints="KeyError\n")
    second = book.example("processes/two", new, prints="OSError\n")
    both = f"{first}\n{second.partition('```' + chr(10) + chr(10))[2]}"

    def read(*lines: str, heading: str = "## Python 3.14"):
        text = "\n".join(lines)
        book.page("processes", f"# Processes\n\n{heading}\n\n{both}\n{text}\n")
        return read_library(book.root)

    return read


@pytest.mark.parametrize(("line", "count"), VERSION_HELD.values(), ids=VERSION_HELD)
def test_an_exception_is_that_of_the_version(divided, line: str, count: int):
    found = list(raised.find_problems(divided(line), "docs/processes.md"))

    assert len(found) == count


# Which names it gives


@pytest.mark.parametrize("page", LIBRARY.pages)
def test_the_names_of_a_sentence_are_used_or_told_of(page: str):
    found = list(named.find_problems(LIBRARY, page))

    assert not found, "\n".join(map(str, found))


DOCS = "https://docs.python.org/3/library/threading.html"
USED = {
    "a function": "`find_error` or `find_error()`.",
    "an attribute": "`error.__name__` is printed.",
    "told of": f"[`Thread.stop`]({DOCS}) is told of.",
    "a constant": "It is `None` or `True`.",
    "a file": "It is `two.py`.",
    "an exception, for which another check cares": "It is a `ValueError`.",
    "no Python": "`It is not` Python.",
}
UNUSED = {
    "a method": ("`Thread.stop` stops it.", ["stop"]),
    "a function": ("Call `find_eror()`.", ["find_eror"]),
    "in a statement": ("`with stopped(find_error):` stops.", ["stopped"]),
    "an argument": ("`find_error(now=True)`.", ["now"]),
    "told of elsewhere": (f"[Threads]({DOCS}#a) and [`stop`](#python-314).", ["stop"]),
}


@pytest.mark.parametrize("line", USED.values(), ids=USED)
def test_a_name_that_a_script_uses_may_be_given(divided, line: str):
    assert list(named.find_problems(divided(line), "docs/processes.md")) == []


@pytest.mark.parametrize(("line", "names"), UNUSED.values(), ids=UNUSED)
def test_a_name_of_no_script_and_no_link_fails(divided, line: str, names: list[str]):
    found = map(str, named.find_problems(divided(line), "docs/processes.md"))

    assert [text.partition("uses `")[2].partition("`")[0] for text in found] == names


# Where its links lead


@pytest.mark.parametrize("page", LIBRARY.pages)
def test_a_link_leads_where_it_says(page: str):
    found = list(links.find_problems(LIBRARY, page))

    assert not found, "\n".join(map(str, found))


LEADS = {
    "a script": "See [two.py](a.md#example-processes-two).",
    "a page that is a script": "See [measure.py](measure.py).",
    "a PEP": "By [PEP 703](https://peps.python.org/pep-0703/#why).",
    "a version": "[New in Python 3.13](https://docs.python.org/3/whatsnew/3.13.html).",
    "a patch release": "[3.13.8](https://docs.python.org/3.13/whatsnew/changelog.html).",
    "a version of any documentation": "[Since 3.13](https://docs.python.org/3/).",
    "words": "See [what is new](https://docs.python.org/3/whatsnew/3.13.html).",
}
LEADS_ELSEWHERE = {
    "another script": "See [two.py](a.md#example-processes-one).",
    "a script that ends so": "See [two.py](a.md#example-processes-all_two).",
    "another PEP": "By [PEP 703](https://peps.python.org/pep-0779/).",
    "another version": "[New in 3.12](https://docs.python.org/3/whatsnew/3.13.html).",
}


@pytest.mark.parametrize("line", LEADS.values(), ids=LEADS)
def test_a_link_may_lead_there(divided, line: str):
    assert list(links.find_problems(divided(line), "docs/processes.md")) == []


@pytest.mark.parametrize("line", LEADS_ELSEWHERE.values(), ids=LEADS_ELSEWHERE)
def test_a_link_that_leads_elsewhere_fails(divided, line: str):
    [found] = links.find_problems(divided(line), "docs/processes.md")

    assert "leads elsewhere than it says" in str(found)


# Which versions it names


@pytest.mark.parametrize("page", LIBRARY.pages)
def test_the_versions_of_a_page_come_from_somewhere(page: str):
    found = list(versions.find_problems(LIBRARY, page))

    assert not found, "\n".join(map(str, found))


NEW = "https://docs.python.org/3/whatsnew/3.12.html"
KNOWN = {
    "what an example needs": "Since 3.14 it is so.",
    "a patch release": "Since 3.14.2 it is so.",
    "up to": "Up to 3.13 it is not.",
    "the address of a link": f"It is so [since 3.12]({NEW}).",
    "the address of a link beside it": f"[More]({NEW}).\nSince 3.12 it is so.",
    "no version": "It took 3.11 seconds, or 3.12 s.",
}
UNKNOWN = {
    "another": "Since 3.13 it is so.",
    "up to": "Up to 3.14 it is not.",
    "another than that of the link": f"It is so [since 3.11]({NEW}).",
    "a patch release": "Since 3.13.2 it is so.",
}


@pytest.mark.parametrize("line", KNOWN.values(), ids=KNOWN)
def test_a_version_that_something_speaks_of_may_be_named(divided, line: str):
    assert list(versions.find_problems(divided(line), "docs/processes.md")) == []


@pytest.mark.parametrize("line", UNKNOWN.values(), ids=UNKNOWN)
def test_a_version_of_which_nothing_speaks_fails(divided, line: str):
    [found] = versions.find_problems(divided(line), "docs/processes.md")

    assert "nothing here speaks of Python" in str(found)


def test_the_version_of_a_heading_is_held(divided):
    """By the examples and links below it, not by itself."""
    other = divided("Since 3.14.", heading="## Python 3.15")

    [found] = versions.find_problems(other, "docs/processes.md")

    assert "nothing here speaks of Python 3.15, but 3.14" in str(found)


# What is said to be printed


@pytest.mark.parametrize("page", LIBRARY.pages)
def test_what_a_sentence_quotes_was_printed(page: str):
    found = list(printed.find_problems(LIBRARY, page))

    assert not found, "\n".join(map(str, found))


PRINTED = {
    "a line": "It says `Process took 2.03 seconds`.",
    "a part": "It says `took 2.03 seconds`.",
    "in quotes": 'It says "Slept in worker 1".',
    "of the script": "It says `max_workers=2) as ex:`.",
    "a call": "Then `pause(0.25)` is a wait.",
    "a call that its run made": "The slowest is `runner(4)`.",
    "an argument": "It has `max_workers=2`.",
}
NOT_PRINTED = {
    "another number": "It says `Process took 2.04 seconds`.",
    "other words": "It says `All processes done`.",
    "a number with a unit": "It says `took 2.04 seconds`.",
    "in quotes": 'It says "Slept in worker 3".',
    "another call": "Then `pause(0.5)` is a wait.",
    "a call that no run made": "The slowest is `runner(5)`.",
    "another argument": "It has `max_workers=3`.",
}
UNPRINTED = {
    "half a code": "It ends with `3) + (4`.",
    "code": "It says `Process(target=runner, args=(n,))`, `with pool:`, `Pool`.",
    "a command": "Run `python -m asyncio ps 3`.",
    "what people say": "It is said that “All processes are done”.",
    "a word": 'It is "done".',
    "titles": '!!! note "You may have read"\n    [This](a.md "All of it").',
}


@pytest.fixture
def misquoted(book, problems):
    """What of a sentence no example has printed."""

    def misquoted(line: str):
        problems("", line)
        return list(printed.find_problems(read_library(book.root), "docs/processes.md"))

    return misquoted


@pytest.mark.parametrize(
    "line", [*PRINTED.values(), *UNPRINTED.values()], ids=[*PRINTED, *UNPRINTED]
)
def test_what_was_printed_may_be_quoted(misquoted, line: str):
    assert misquoted(line) == []


@pytest.mark.parametrize("line", NOT_PRINTED.values(), ids=NOT_PRINTED)
def test_what_was_not_printed_fails(misquoted, line: str):
    [found] = misquoted(line)

    assert "has printed “" in str(found)
