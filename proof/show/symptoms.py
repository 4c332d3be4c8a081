"""The list of symptoms: a table, and above it a box to paste an error into.

The box is there only with JavaScript. `symptoms.js` looks in what is pasted for the
expressions that stand beside it, one for each row, and shows the rows that fit; where
none does, a button looks up the last line in the book's own search.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from markupsafe import Markup

from ..page.symptoms import Symptom

# Without what could keep the text, or send it to a spelling checker.
BOX = Markup("""\
<div class="paste" hidden>
<label for="pasted">Paste a traceback, or write what you see</label>
<textarea id="pasted" rows="6" autocomplete="off" autocapitalize="off" \
spellcheck="false" aria-describedby="paste-note"></textarea>
<p id="paste-note">It stays on this page: nothing is sent, and nothing is kept.</p>
<p class="fits" role="status"></p>
<p class="controls"><button type="button" hidden>Search the whole book</button></p>
</div>
""")


def draw_box(symptoms: Iterable[Symptom]) -> Markup:
    """The box, and the expressions that it looks for, in the order of the rows."""
    patterns = json.dumps([each.pattern for each in symptoms]).replace("<", r"\u003c")
    return BOX + Markup(f'<script type="application/json">{patterns}</script>')


def list_rows(symptoms: Iterable[Symptom]) -> Iterator[str]:
    """The lines of the table, each row with a link to the section."""
    yield from ("| What you see | Chapter |", "|---|---|")
    for each in symptoms:
        yield f"| {each.link} | {each.chapter} |"
