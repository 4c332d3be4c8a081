"""Reading a chapter: what an example is, and what each mistake is told."""

from __future__ import annotations

import pytest

from proof.contract.terms import Bounds, Contract, Workers
from proof.page.examples import Example

JOIN = "examples/processes/join.py"
CODE = f'```python title="{JOIN}"\n--8<-- "{JOIN}"\n```\n'  # lines 1 to 3
RUN = f"```sh\npython {JOIN}\n```\n"  # lines 4 to 6
EXPECTED = "<!--pytest-codeblocks:expected-output-->\n"  # line 7
SAYS = EXPECTED + "```text\ndone\n```\n"  # lines 7 to 10
WHOLE = CODE + RUN + SAYS


def replaced(old: str, new: str) -> str:
    """The page with one whole example, and one text in it replaced."""
    assert WHOLE.count(old) == 1, old
    return WHOLE.replace(old, new)


def indented(text: str) -> str:
    return "".join(f"    {line}" for line in text.splitlines(keepends=True))


# What an example is


def test_an_example_is_code_a_command_and_its_transcript(book):
    """A page is read into its examples, with the lines where they stand."""
    book.script("processes/join")
    book.page("processes", "# Processes\n\n" + WHOLE)

    page = book.read()

    assert book.problems() == []
    assert page.examples == (
        Example("docs/processes.md", 6, JOIN, Contract(), "done\n", 11),
    )


def test_an_example_knows_its_name_and_its_recording(book):
    """One path tells the others."""
    book.script("processes/join")
    book.page("processes", WHOLE)

    [example] = book.read().examples

    assert example.name == "processes/join"
    assert example.recording == "docs/recordings/processes/join.json"
    assert example.lines == ["done"]


def test_the_marks_above_a_command_are_its_contract(book):
    """Marks may stand apart from each other by blank lines, never by words."""
    marks = "<!--pytest.mark.took(1.0, 2.0)-->\n\n<!-- pytest.mark.processes(2) -->\n"
    book.script("processes/join")
    book.page("processes", CODE + marks + RUN + SAYS)

    [example] = book.read().examples

    assert example.contract == Contract(took=(Bounds(1.0, 2.0),), processes=Workers(2))


SOUND = {
    "no example at all": "# Words\n\nAnd `inline code`.\n",
    "words between the blocks": CODE + "\nRun it.\n\n" + RUN + "\nIt says:\n\n" + SAYS,
    "an ordinary comment": "<!-- to do -->\n\n" + WHOLE,
    "an empty transcript": replaced("done\n", ""),
    "a blank line in the transcript": replaced("done\n", "\n\ndone\n"),
    "lines marked against another example": "<!--builds on: processes/join-->\n"
    + WHOLE,
    "examples compared": "<!--compare: processes/join processes/join-->\n\n" + WHOLE,
    "a sketch in a list": "- A chapter\n  <!--sketch: processes/join-->\n\n" + WHOLE,
    "bash for sh": replaced("```sh", "```bash"),
    "longer fences": replaced("```text\ndone\n```", "````text\n```\n````"),
    "in a tab or list": indented(WHOLE),
    "a quote of a script": WHOLE
    + '<!--quotes: processes/join-->\n```py\nprint("done")\n```\n',
    "an illustrative block": WHOLE
    + "<!--illustrative: a file-->\n```toml\na = 1\n```\n",
    "illustrative Python": WHOLE + "<!--illustrative: broken-->\n```py\na = \n```\n",
    "illustrative HTML": WHOLE + "<!--illustrative: a sketch-->\n<p>\n9 s\n</p>\n",
    "an illustrative picture": WHOLE + "<!--illustrative: a sketch-->\n![a](a.png)\n",
    "a container": WHOLE + '<div class="a" markdown="block">\n\nText.\n\n</div>\n',
    "HTML in a sentence": WHOLE + "<span>In part</span> so.<br>\n",
    "an address": WHOLE + "<https://docs.python.org/3/>\n",
}


@pytest.mark.parametrize("text", SOUND.values(), ids=SOUND)
def test_a_sound_page(book, text):
    """Whatever is accounted for is no problem."""
    if "join" in text:
        book.script("processes/join")
    book.page("processes", text)

    assert book.problems() == []


# What each mistake is told

SECOND = WHOLE.replace("join", "pool")

SHOWN_WRONGLY = {
    "code written out": (1, "is no example", replaced(f'--8<-- "{JOIN}"', "pass")),
    "code without a title": (1, "is no example", replaced(f' title="{JOIN}"', "")),
    "another script's title": (
        1,
        f"its title is examples/processes/pool.py, but it includes {JOIN}",
        replaced(f'title="{JOIN}"', 'title="examples/processes/pool.py"'),
    ),
    "a script named like one of Python's modules": (
        11,
        "examples/processes/queue.py would be imported in place of Python's own queue",
        WHOLE + WHOLE.replace("join", "queue"),
    ),
    "a part of the script": (
        1,
        "is no example",
        replaced(f'--8<-- "{JOIN}"', f'--8<-- "{JOIN}:1:2"'),
    ),
    "more than the script": (
        1,
        "is no example",
        replaced(f'--8<-- "{JOIN}"', f'--8<-- "{JOIN}"\npass'),
    ),
    "another option": (1, "is no example", replaced("title=", 'linenums="1" title=')),
    "Python by another name": (11, "is no example", WHOLE + "```py\npass\n```\n"),
    "a session at the prompt": (
        11,
        "is no example",
        WHOLE + "```pycon\n>>> 1\n1\n```\n",
    ),
    "a file that is not there": (
        11,
        "examples/processes/pool.py does not exist",
        WHOLE + SECOND,
    ),
    "another page's script": (
        11,
        "examples/futures/join.py belongs to another page",
        WHOLE + WHOLE.replace("processes", "futures"),
    ),
    "another page's script by a detour": (
        11,
        "examples/processes/../futures/join.py belongs to another page",
        WHOLE + WHOLE.replace("processes", "processes/../futures"),
    ),
    "shown twice": (11, "join.py is shown at line 1 already", WHOLE + CODE),
    "shown twice, run twice": (11, "join.py is shown at line 1 already", WHOLE + CODE),
    "shown by no block": (1, "no block of this page shows", "# Words\n"),
    "shown but not run": (1, "no command runs examples/processes/join.py", CODE),
    "lines marked by hand": (
        1,
        "give it a script as its title, and nothing else",
        replaced(f'title="{JOIN}"', f'title="{JOIN}" hl_lines="2"'),
    ),
    "built on nothing": (
        1,
        "examples/processes/gone.py does not exist",
        "<!--builds on: processes/gone-->\n" + WHOLE,
    ),
    "building on, above no code": (
        1,
        "no block follows",
        "<!--builds on: processes/join-->\n\nWords.\n\n" + WHOLE,
    ),
    "proven by nothing": (
        1,
        "examples/processes/gone.py does not exist",
        "<!--proven by: processes/gone-->\n\n" + WHOLE,
    ),
    "compared with no name": (1, "name an example", "<!--compare:-->\n\n" + WHOLE),
    "code compared with none": (
        1,
        "name two: <!--compare with code: a/b a/c-->",
        "<!--compare with code: processes/join-->\n\n" + WHOLE,
    ),
    "a sketch of nothing": (
        1,
        "examples/processes/gone.py does not exist",
        "<!--sketch: processes/gone-->\n\n" + WHOLE,
    ),
    "nothing is watched": (
        1,
        "examples/processes/gone.py does not exist",
        "<!--watched: processes/gone-->\n\n" + WHOLE,
    ),
    "compared with nothing": (
        1,
        "examples/processes/gone.py does not exist",
        "<!--compare: processes/join processes/gone-->\n\n" + WHOLE,
    ),
}

RUN_WRONGLY = {
    "another program": (4, "one command", replaced("python ex", "python3 ex")),
    "an argument": (4, "one command", replaced(f"{JOIN}\n```\n<", f"{JOIN} 5\n```\n<")),
    "an option": (4, "one command", replaced("python ex", "python -u ex")),
    "a prompt": (4, "one command", replaced("python ex", "$ python ex")),
    "a quote left open": (4, "one command", replaced("python ex", 'python "ex')),
    "nothing": (4, "one command", replaced(f"python {JOIN}\n", "")),
    "several commands": (
        4,
        "one command",
        replaced(f"python {JOIN}\n", f"python {JOIN}\n" * 2),
    ),
    "a title": (4, "one command", replaced("```sh", '```sh title="shell"')),
    "run twice": (
        13,
        "join.py is run at line 4 already",
        WHOLE + "\nWords.\n" + RUN + SAYS,
    ),
    "run before it is shown": (1, f"show {JOIN} above", RUN + SAYS + CODE),
    "run without being shown": (1, f"show {JOIN} above", RUN + SAYS),
    "no transcript": (4, "a command without a transcript", CODE + RUN),
    "no word that it is one": (
        4,
        "a command without a transcript",
        CODE + RUN + "```text\ndone\n```\n",
    ),
    "the next example's code for one": (
        4,
        "a command without a transcript",
        CODE + RUN + SECOND,
    ),
    "a transcript that is no text": (
        8,
        "stands in a ```text block",
        replaced("```text", "```python"),
    ),
    "a transcript without a command": (
        1,
        "a transcript without a command",
        SAYS + WHOLE,
    ),
    "two transcripts of a command": (
        11,
        "a transcript without a command",
        WHOLE + SAYS,
    ),
    "a transcript of the code": (
        4,
        "a transcript without a command",
        CODE + SAYS + RUN,
    ),
}

MARKED_WRONGLY = {
    "a misspelt mark": ("pytest.mark.tok(1, 2)", "unknown mark 'tok'"),
    "a misspelt prefix": ("pytest.marks.took(1, 2)", "only marks stand above"),
    "a mark without its prefix": ("took(1, 2)", "only marks stand above"),
    "a malformed mark": ("pytest.mark.took(1, 2", "bracket or quote"),
    "impossible bounds": ("pytest.mark.took(2, 1)", "low < high"),
    "impossible workers": ("pytest.mark.processes(2, at_once=3)", "at_once"),
    "a mark of pytest": ("pytest.mark.skip", "write it as a call"),
    "a remark": ("this one is slow", "only marks stand above"),
    "skip": ("pytest-codeblocks:skip", "only marks stand above"),
    "skipif": ("pytest-codeblocks:skipif(True)", "only marks stand above"),
    "cont": ("pytest-codeblocks:cont", "only marks stand above"),
    "importorskip": ("pytest-codeblocks:importorskip(numpy)", "only marks stand"),
    "an unknown keyword": ("pytest-codeblocks:expect", "only marks stand above"),
}

TOOK = "<!--pytest.mark.took(1, 2)-->\n"
MISPLACED = {
    "a mark above the code": (1, "marks stand above a command", TOOK + WHOLE),
    "a mark above the transcript": (
        4,
        "a command without a transcript",
        CODE + RUN + TOOK + SAYS,
    ),
    "a mark within the transcript's two lines": (
        4,
        "a command without a transcript",
        CODE + RUN + EXPECTED + TOOK + "```text\ndone\n```\n",
    ),
    "a mark above an illustrative block": (
        11,
        "marks stand above a command",
        WHOLE + TOOK + "<!--illustrative: a file-->\n```toml\na = 1\n```\n",
    ),
    "words between a mark and its command": (
        4,
        "no block follows",
        CODE + TOOK + "Run it.\n\n" + RUN + SAYS,
    ),
    "a mark at the end": (11, "no block follows", WHOLE + TOOK),
    "a mark within a line": (4, "no block follows", CODE + "So: " + TOOK + RUN + SAYS),
    "a mark over several lines": (
        4,
        "on one line",
        CODE + "<!--\npytest.mark.took(1, 2)\n-->\n" + RUN + SAYS,
    ),
    "an example within a comment": (1, "on one line", f"<!--\n{WHOLE}-->\n"),
    "a lone word of a transcript": (11, "no block follows", WHOLE + EXPECTED),
    "a quote that the script has not": (
        12,
        "processes/join has no such lines",
        WHOLE + '<!--quotes: processes/join-->\n```py\nprint("Done")\n```\n',
    ),
    "a quote of no script": (
        11,
        "examples/processes/gone.py does not exist",
        WHOLE + "<!--quotes: processes/gone-->\n```py\na = 1\n```\n",
    ),
    "a quote that pytest runs": (
        12,
        "write py or console for one that quotes",
        WHOLE + '<!--quotes: processes/join-->\n```python\nprint("done")\n```\n',
    ),
    "a lone quote": (11, "no block follows", WHOLE + "<!--quotes: processes/join-->\n"),
    "a lone reason": (11, "no block follows", WHOLE + "<!--illustrative: none-->\n"),
    "cont above code": (
        11,
        "marks stand above a command",
        WHOLE + "<!--pytest-codeblocks:cont-->\n" + CODE,
    ),
    "cont above code, with another dash": (
        11,
        "marks stand above a command",
        WHOLE + "<!--- pytest-codeblocks:cont --->\n" + CODE,
    ),
    "skipfile above code": (
        1,
        "marks stand above a command",
        "<!--pytest-codeblocks:skipfile-->\n" + WHOLE,
    ),
    "skipfile above words": (
        1,
        "no block follows",
        "<!--pytest-codeblocks:skipfile-->\n# Words\n" + WHOLE,
    ),
    "a transcript that ignores blanks": (
        4,
        "a command without a transcript",
        replaced("expected-output-->", "expected-output-ignore-whitespace-->"),
    ),
}

FENCED_WRONGLY = {
    "tildes for code": (
        1,
        "in place of ~~~",
        replaced(CODE, CODE.replace("```", "~~~")),
    ),
    "tildes for a command": (
        4,
        "in place of ~~~",
        replaced(RUN, RUN.replace("`", "~")),
    ),
    "tildes for a transcript": (
        8,
        "in place of ~~~",
        replaced(SAYS, SAYS.replace("```", "~~~")),
    ),
    "code that never ends": (1, "never closed", CODE.removesuffix("```\n")),
    "a command that never ends": (4, "never closed", CODE + RUN.removesuffix("```\n")),
    "a transcript that never ends": (8, "never closed", WHOLE.removesuffix("```\n")),
    "raw HTML": (11, "<!--illustrative: why-->", WHOLE + "<p>9 s</p>\n"),
    "raw HTML in a container": (
        11,
        "<!--illustrative: why-->",
        WHOLE + "<div>\n9 s\n</div>\n",
    ),
    "a drawing": (11, "<!--illustrative: why-->", WHOLE + "<svg><path/></svg>\n"),
    "a picture": (11, "<!--illustrative: why-->", WHOLE + "So: ![a](a.png)\n"),
    "an excuse further up": (
        11,
        "no block follows",
        WHOLE + "<!--illustrative: why-->\n\n<p>9 s</p>\n",
    ),
    "an excused drawing without its reason": (
        11,
        "say why: <!--illustrative: the reason-->",
        WHOLE + "<!--illustrative-->\n<p>9 s</p>\n",
    ),
    "another language": (11, "<!--illustrative: why-->", WHOLE + "```toml\n```\n"),
    "no language": (11, "<!--illustrative: why-->", WHOLE + "```\na\n```\n"),
    "another shell": (11, "<!--illustrative: why-->", WHOLE + "```console\n$ a\n```\n"),
    "Python that pytest would not see": (
        11,
        "<!--illustrative: why-->",
        WHOLE + "```python3.14\npass\n```\n",
    ),
    "no reason": (
        11,
        "say why",
        WHOLE + "<!--illustrative-->\n```toml\n```\n",
    ),
    "an empty reason": (
        11,
        "say why",
        WHOLE + "<!--illustrative: -->\n```toml\n```\n",
    ),
    "a reason for what pytest would run": (
        12,
        "says python",
        WHOLE + "<!--illustrative: no-->\n```python\npass\n```\n",
    ),
    "a reason for a command": (
        12,
        "says sh",
        WHOLE + "<!--illustrative: no-->\n```sh\nls\n```\n",
    ),
    "a reason for code with a title": (
        12,
        "says python",
        WHOLE + f'<!--illustrative: no-->\n```python title="{JOIN}"\npass\n```\n',
    ),
    "a block in a quotation": (
        11,
        "on a line of its own",
        WHOLE + "> ```py\n> 1\n> ```\n",
    ),
    "a block in a list's first line": (
        11,
        "on a line of its own",
        WHOLE + "- ```py\n  1\n  ```\n",
    ),
    "a transcript that ends early for pytest": (
        4,
        "reads this command or its transcript otherwise",
        replaced("done\n", "```a\n```b\n"),
    ),
    "a page that pytest cannot read": (
        1,
        "pytest-codeblocks cannot read this page",
        replaced("done\n", "```a\n"),
    ),
    "a line that only one reader ends": (
        6,
        "pytest-codeblocks reads this command",
        "words\fwords\n" + WHOLE,
    ),
    "a line of code that looks like a block": (
        11,
        "has no ` further on",
        WHOLE + "```py``` is a language\n\nWords.\n",
    ),
    "a block after a tab": (11, "is no example", WHOLE + "\t```py\n\t1\n\t```\n"),
    "a script included as words": (11, "outside", WHOLE + f'--8<-- "{JOIN}"\n'),
    "a script included as illustration": (
        12,
        "outside",
        WHOLE + f'<!--illustrative: no-->\n```py\n--8<-- "{JOIN}"\n```\n',
    ),
}

MISTAKES = {
    **{f"code: {name}": case for name, case in SHOWN_WRONGLY.items()},
    **{f"command: {name}": case for name, case in RUN_WRONGLY.items()},
    **{f"place: {name}": case for name, case in MISPLACED.items()},
    **{f"block: {name}": case for name, case in FENCED_WRONGLY.items()},
    **{
        f"mark: {name}": (4, phrase, f"{CODE}<!--{mark}-->\n{RUN}{SAYS}")
        for name, (mark, phrase) in MARKED_WRONGLY.items()
    },
}


@pytest.mark.parametrize(("line", "phrase", "text"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_with_its_line(book, line, phrase, text):
    """What is wrong is told with page, line and the words that lead to a cure."""
    book.script("processes/join")
    book.script("futures/join")
    book.page("processes", text)

    told = [problem for problem in book.problems() if phrase in problem]

    assert told, book.problems()
    assert told[0].startswith(f"docs/processes.md:{line}: ")


def test_a_script_that_the_page_passes_over_is_told(book):
    """Each script of a chapter's folder is shown, in folders within it too."""
    for name in ("join", "pool", "deeper/queue"):
        book.script(f"processes/{name}")
    book.page("processes", WHOLE)

    problems = book.problems()

    assert len(problems) == 2
    assert "no block of this page shows examples/processes/deeper/queue" in problems[0]
    assert "no block of this page shows examples/processes/pool.py" in problems[1]


def test_marks_that_contradict_each_other_are_told_at_the_second(book):
    """A mark that may be said once is refused where it is said again."""
    marks = "<!--pytest.mark.processes(2)-->\n<!--pytest.mark.processes(3)-->\n"
    book.script("processes/join")
    book.page("processes", CODE + marks + RUN + SAYS)

    [problem] = book.problems()

    assert problem.startswith("docs/processes.md:5: ")
    assert "said twice" in problem


def test_all_problems_of_a_page_are_told_in_its_order(book):
    """One look at a page's problems is enough, from the top down."""
    unlike = "```toml\n```\n"
    book.script("processes/join")
    book.page("processes", unlike + WHOLE + unlike + WHOLE.replace("join", "gone"))

    lines = [int(problem.split(":")[1]) for problem in book.problems()]

    assert lines == sorted(lines)
    assert lines[:3] == [1, 13, 15]


def test_an_example_in_a_tab_is_read_without_its_indent(book):
    """Blocks of a tab or a list stand further in, what they hold does not."""
    book.script("processes/join")
    book.page("processes", "=== tab\n\n" + indented(WHOLE.replace("done", "  done")))

    [example] = book.read().examples

    assert (example.line, example.transcript) == (6, "  done\n")


# Several commands for one script

FORK, SPAWN = (
    f'<!--pytest.mark.needs(start_method="{m}")-->\n' for m in ("fork", "spawn")
)


def test_a_script_may_be_run_under_several_conditions(book):
    """Each of its commands is an example with a recording of its own."""
    book.script("processes/join")
    book.page("processes", CODE + FORK + RUN + SAYS + "\n" + SPAWN + RUN + SAYS)

    page = book.read()

    assert book.problems() == []
    assert [e.ident for e in page.examples] == [
        "processes/join@fork",
        "processes/join@spawn",
    ]
    assert page.examples[1].recording == "docs/recordings/processes/join@spawn.json"


ALIKE = {
    "without a condition": (12, "needs(…) of its own", FORK + RUN + SAYS + RUN + SAYS),
    "under the same one": (
        13,
        "needs(…) of its own",
        FORK + RUN + SAYS + FORK + RUN + SAYS,
    ),
    "with words between": (
        16,
        "is run at line 5 already",
        FORK + RUN + SAYS + "\nWords.\n\n" + SPAWN + RUN + SAYS,
    ),
}


@pytest.mark.parametrize(("line", "phrase", "commands"), ALIKE.values(), ids=ALIKE)
def test_commands_of_one_script_differ_in_what_they_need(
    book, line: int, phrase: str, commands: str
):
    """They stand together, and a reader can tell which is theirs."""
    book.script("processes/join")
    book.page("processes", CODE + commands)

    [problem] = book.problems()

    assert problem.startswith(f"docs/processes.md:{line}: ")
    assert phrase in problem
