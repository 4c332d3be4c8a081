"""Hold sentences about any pool, executor or worker to the kind that they are true of.

What holds for a pool of processes often does not for one of threads. So a general
sentence names its kind, or links to an example of each, or below it stands why not:

    A pool keeps its workers until it is closed.
    <!--any kind: what a pool is, before the two are told apart-->
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator

from ..page.blocks import ANY_KIND, PROVEN_BY
from ..page.problems import Problem
from .facts import Evidence
from .library import Library, Prose
from .quantities import UNREAD

NOUN = "(?:pool|executor|worker)"
# Words before a noun that leave the sentence as general as it is.
DESCRIBED = (
    "(?:(?:busy|closed|free|full|fresh|idle|large|new|open|single|small|spare) )*"
)
# Words after which a plural stands for all of them; so it does where a clause begins.
BARE = (
    "and|as|because|between|but|by|for|from|if|in|into|like|or|than|that|to|what|when|"
    "where|whether|which|while|with"
)
GENERAL = [
    # a pool, each idle worker
    re.compile(rf"\b(?:an?|any|each|every|no) {DESCRIBED}{NOUN}\b", re.I),
    # most executors
    re.compile(
        rf"\b(?:all|(?<!how )(?<!as )(?<!so )many|most|some) {DESCRIBED}{NOUN}s\b", re.I
    ),
    # Pools share …, when workers start; not: its workers, two workers
    re.compile(rf"(?:^|[.,:;(] ?|\b(?:{BARE}) ){DESCRIBED}{NOUN}s\b", re.I),
]
# a worker process, a pool of threads, `ProcessPoolExecutor`
KIND = re.compile(
    r"\b(?:process(?:es)?|threads?|interpreters?|ThreadPool|(?:multiprocessing|mp)\.Pool"
    r"|(?:Process|Thread|Interpreter)PoolExecutor)\b",
    re.I,
)
# The process that has a pool, as in “a pool of the main process”, is not its kind.
OWNER = re.compile(
    r"\b(?:calling|main|own|parent|same|this) (?:process|thread|interpreter)\b", re.I
)
# What the script above does: “here each pool gets two calls”.
OF_A_SCRIPT = re.compile(r"\b(?:here|this (?:example|script))\b", re.I)
TARGET = re.compile(r"(?<=\])\([^)]*\)")
# A link to a whole page bears that page's title: [How a pool shares out work](pool.md).
TITLE = re.compile(r"\[[^]]*\]\([\w./-]+\.(?:md|py)\)")
# A heading, and an entry of a list of links, says what one finds there.
SIGNPOST = re.compile(r"#|\s*(?:[-*]|\d+\.) +\[")
CURE = (
    "is it of processes, of threads, of interpreters? Name the kind in this sentence, "
    "or link to an example of each of processes(…) and threads(…), or say below it why "
    f"not: <!--{ANY_KIND}: why-->"
)


def find_problems(library: Library, path: str) -> list[Problem]:
    """Each general sentence without its kind, and each idle excuse."""
    page = library.pages[path]
    unnamed = dict(find_unnamed(library, page))
    excuses = {find_sentence(page, e.line): e for e in page.find_excuses(ANY_KIND)}
    found = [
        Problem(path, line, f"“{said}”: {CURE}")
        for line, said in unnamed.items()
        if line not in excuses
    ]
    for line, excuse in excuses.items():
        if line not in unnamed:
            text = "the sentence above this excuse needs none: take it out"
            found.append(Problem(path, excuse.line, text))
        elif not excuse.argument:
            found.append(
                Problem(path, excuse.line, f"say why: <!--{ANY_KIND}: the reason-->")
            )
    return found


def find_unnamed(library: Library, page: Prose) -> Iterator[tuple[int, str]]:
    """The lines that speak of any pool, executor or worker, and in which words."""
    for _, number, line in page.read_sentences():
        said = find_general(line)
        if said and not has_both(list_shown(library, page, number)):
            yield number, said


def find_general(line: str) -> str:
    """The words in which a sentence is general without its kind, or an empty text."""
    if (
        SIGNPOST.match(line)
        or OF_A_SCRIPT.search(line)
        or KIND.search(OWNER.sub("", TARGET.sub("", line)))
    ):
        return ""
    read = UNREAD.sub("", TITLE.sub("", line)).lstrip("-*| ")
    found = [match for pattern in GENERAL if (match := pattern.search(read))]
    return min(found, key=re.Match.start)[0].strip(".,:;( ") if found else ""


def list_shown(library: Library, page: Prose, number: int) -> Iterator[Evidence]:
    """The examples that a line links to, and those that its paragraph is proven by."""
    yield from library.find_linked_by(page, page.page.lines[number - 1])
    ends = [section.first for section in page.sections]
    ends += [block.line for block in page.page.blocks]
    end = min((line for line in ends if line > number), default=math.inf)
    proofs = (c for c in page.page.comments if c.kind == PROVEN_BY)
    if proof := next((c for c in proofs if number < c.line < end), None):
        for name in proof.names:
            yield from library.find_named(name)


def has_both(examples: Iterable[Evidence]) -> bool:
    """Whether some of them have worker processes, and some have threads."""
    contracts = [evidence.example.contract for evidence in examples]
    processes = any(contract.processes.count for contract in contracts)
    return processes and any(contract.threads.count for contract in contracts)


def find_sentence(page: Prose, line: int) -> int:
    """The line of the sentence that a comment at this line is about."""
    comments = {comment.line for comment in page.page.comments}
    while line in comments:
        line -= 1
    return line
