"""Reading a chapter: what an example is."""

from __future__ import annotations

from whole import CODE, FORK, JOIN, RUN, SAYS, SPAWN, WHOLE, indented

from proof.contract.terms import Bounds, Contract, Workers
from proof.page.examples import Example


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


def test_an_example_in_a_tab_is_read_without_its_indent(book):
    """Blocks of a tab or a list stand further in, what they hold does not."""
    book.script("processes/join")
    book.page("processes", "=== tab\n\n" + indented(WHOLE.replace("done", "  done")))

    [example] = book.read().examples

    assert (example.line, example.transcript) == (6, "  done\n")


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
