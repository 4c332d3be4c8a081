"""The book as a whole: what no single page can say of itself."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from proof.contract.words import say_contract
from proof.judge.stored import is_waiting, read_stored
from proof.page.blocks import BOARD, NO_SCRIPT, PROVEN_BY
from proof.page.blocks import EXERCISES as EXERCISES_OF
from proof.page.blocks import SYMPTOMS as SYMPTOMS_OF
from proof.page.exercises import list_given
from proof.page.model import Section, read_page
from proof.page.symptoms import Symptom, find_symptoms

ROOT = Path(__file__).parents[2]
PAGES = {f: read_page(f, ROOT) for f in sorted(ROOT.glob("docs/**/*.md"))}
EXAMPLES = [example for page in PAGES.values() for example in page.examples]
EXERCISES = [exercise for page in PAGES.values() for exercise in page.exercises]
NAV = re.findall(
    r"^ +- (.+): (\S+\.md)$", (ROOT / "mkdocs.yml").read_text("utf-8"), re.M
)


def test_every_script_is_an_example_of_a_page():
    """A script that no page shows is proven by nothing."""
    scripts = {p.relative_to(ROOT).as_posix() for p in ROOT.glob("examples/**/*.py")}

    for exercise in EXERCISES:
        scripts -= {exercise.start.script}
        scripts -= {answer.script for answer in exercise.answers.values()}
        given = list_given(ROOT / exercise.solution.script)
        scripts -= {module.relative_to(ROOT).as_posix() for module in given}
    unseen = scripts - {example.script for example in EXAMPLES}

    assert not unseen, f"show each on docs/<its folder>.md: {sorted(unseen)}"


def test_every_recording_is_of_an_example():
    """What was recorded of a script that has gone is gone too."""
    files = ROOT.glob("docs/recordings/**/*.json")
    recordings = {file.relative_to(ROOT).as_posix() for file in files}

    starts = {exercise.start.recording for exercise in EXERCISES}

    orphans = recordings - starts - {example.recording for example in EXAMPLES}

    assert not orphans, f"delete: {sorted(orphans)}"


def test_a_name_on_a_lane_stands_in_its_script():
    """Or is a rank of MPI; what else Python or an engine says is told as a number."""
    strange = [
        f"{example.recording}: {lane.name}"
        for example in EXAMPLES
        if not is_waiting(example, ROOT)
        for lane in read_stored(example, ROOT).lanes
        if re.sub(r"_\d+$|^rank \d+$", "", lane.chosen)
        not in (ROOT / example.script).read_text()
    ]

    assert not strange, f"add to UNCHOSEN in proof/run/recording.py: {strange}"


def test_every_board_is_of_an_example():
    """What was played of a script that has gone is gone too."""
    files = ROOT.glob("docs/boards/**/*.json")
    boards = {file.relative_to(ROOT).as_posix() for file in files}

    orphans = boards - {e.board for e in EXAMPLES if e.contract.schedules}

    assert not orphans, f"delete: {sorted(orphans)}"


def test_a_page_with_boards_can_play_them():
    """Their style and their script come with the pages that name them."""
    shown = [
        page.path
        for page in PAGES.values()
        if any(example.contract.schedules for example in page.examples)
        or any(comment.kind == BOARD for comment in page.comments)
    ]
    for path in shown:
        text = (ROOT / path).read_text("utf-8")

        assert "\nstyles: [assets/board.css]\nscripts: [assets/board.js]\n" in text


TITLES = {f"docs/{path}": title for title, path in NAV if title != "Home"}


@pytest.mark.parametrize("page", TITLES)
def test_a_page_has_one_title(page: str):
    """In the navigation, in the browser's tab, above its text and on its card."""
    cards = PAGES[ROOT / "docs/index.md"].text
    [told] = [each for each in PAGES.values() if each.path == page]
    title = re.search(r"^title: (.+)$", told.text, re.M)

    assert TITLES[page] == title[1] == told.sections[0].title
    card = re.escape(f" [{title[1]}]({page.removeprefix('docs/')})")
    assert re.search(rf"^(?:-|\d\.){card}$", cards, re.M)


EXAMINED = PAGES[ROOT / "docs/examined.md"]
CLAIMS = [section for section in EXAMINED.sections if section.level == 3]


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.title)
def test_every_claim_is_shown_by_an_example(claim: Section):
    """Or says why no script can, beside a page that tells; and it has one verdict.

    What is judged is quoted; only what is left out cannot be.
    """
    text = "\n".join(EXAMINED.lines[claim.first - 1 : claim.last])
    comments = [c for c in EXAMINED.comments if claim.holds(c.line)]
    shown = [comment for comment in comments if comment.kind == PROVEN_BY]
    excused = [comment for comment in comments if comment.kind == NO_SCRIPT]
    names = {example.name for example in EXAMPLES}

    verdicts = re.findall('<span class="verdict (.+?)">', text)
    quoted = re.search(r"^> “[^”]+”$", text, re.M)

    assert len(verdicts) == 1
    assert bool(quoted) == (verdicts != ["left"])
    assert len(shown) + len(excused) == 1
    assert all(set(each.names) <= names for each in shown)
    assert all(each.argument for each in excused)
    assert not excused or re.search(r"\]\(https://(docs|peps)\.python\.org/", text)


SYMPTOMS = [symptom for page in PAGES.values() for symptom in find_symptoms(page)]


def list_shown(symptom: Symptom) -> list[str]:
    """All that each run of a section shows, of each one that comes to its end."""
    page = next(page for page in PAGES.values() if page.path == symptom.page)
    own = [e for e in page.examples if symptom.section.holds(e.line)]
    runs = [read_stored(e, ROOT) for e in own if not e.contract.hangs]
    return ["\n".join([run.complaints, *run.texts]) for run in runs]


@pytest.mark.parametrize("symptom", SYMPTOMS, ids=lambda each: each.section.anchor)
def test_every_symptom_is_shown_by_its_section(symptom: Symptom):
    """Or by a run that prints no traceback: it hangs, or nobody gets its exception.

    Where no run complains there is no message: a reader says it as the heading does.
    """
    page = next(page for page in PAGES.values() if page.path == symptom.page)
    own = [e for e in page.examples if symptom.section.holds(e.line)]
    shown = list_shown(symptom)
    if not any(example.contract.complains for example in own):
        shown.append(symptom.section.heading)

    assert any(e.contract.hangs or e.contract.loses for e in own) or any(
        re.search(symptom.pattern, each) for each in shown
    )


MESSAGES = [
    symptom
    for symptom in SYMPTOMS
    if re.match(r"\w+(?:Error|Warning|Pool): ", symptom.section.heading)
]


@pytest.mark.parametrize("symptom", MESSAGES, ids=lambda symptom: symptom.pattern)
def test_a_message_in_a_heading_is_the_one_that_is_looked_for(symptom: Symptom):
    assert len(MESSAGES) > 10
    assert re.search(symptom.pattern, symptom.section.heading.replace("`", ""))


def test_every_chapter_of_symptoms_is_listed():
    """The list of them has each section that tells one."""
    (listed,) = [
        comment.names
        for page in PAGES.values()
        for comment in page.comments
        if comment.kind == SYMPTOMS_OF
    ]

    assert {f"docs/{name}.md" for name in listed} == {each.page for each in SYMPTOMS}


def test_every_exercise_is_listed():
    """On the page of all exercises, chapter by chapter in the order of reading."""
    (listed,) = [
        comment.names
        for page in PAGES.values()
        for comment in page.comments
        if comment.kind == EXERCISES_OF
    ]
    have = {exercise.solution.page for exercise in EXERCISES}

    assert listed == [
        path.removesuffix(".md") for _, path in NAV if f"docs/{path}" in have
    ]


PARTS = ("Learn", "Look closer", "Share")


def list_chapters() -> list[str]:
    """The pages that teach, which are those of the first parts of the navigation."""
    nav = (ROOT / "mkdocs.yml").read_text("utf-8")
    parts = re.findall(r"^  - (.+):\n((?:      - .+\n)+)", nav, re.M)
    listed = "".join(pages for title, pages in parts if title in PARTS)
    return re.findall(r": (\S+\.md)$", listed, re.M)


@pytest.mark.parametrize("chapter", list_chapters())
def test_every_chapter_asks_for_a_prediction(chapter: str):
    assert PAGES[ROOT / "docs" / chapter].predictions


def test_no_letter_is_always_right():
    """Nor is that of the first choice."""
    predictions = [each for page in PAGES.values() for each in page.predictions]
    right = [each.choices.index(each.example) for each in predictions]

    assert set(right) == {0, 1, 2}


def test_the_home_page_says_what_is_needed():
    """The newest Python that a script is for, and that some are for one system."""
    needs = [example.contract.needs for example in EXAMPLES]
    released = [need for need in needs if need.python != ">=3.16"]  # it says it waits
    newest = max(
        int(minor)
        for need in released
        for minor in re.findall(r">=3\.(\d+)", need.python)
    )
    text = PAGES[ROOT / "docs/index.md"].text

    assert f"such as 3.{newest} for" in text
    assert {need.os for need in needs} == {"", "linux", "posix"}
    assert "some need Linux or macOS" in text


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_every_contract_can_be_said(example):
    """A reader is told in one sentence what is proven."""
    said = say_contract(example.promise)

    assert said.endswith(".")
    assert "{" not in said
