"""The proof: each example of the book, run, observed and judged.

The layers, each of which knows only those above it in this list:

- `marks`: the closed vocabulary in which a page states a contract
- `patterns`: how the patterns of marks match lines
- `promise`: binds a contract to the lines of its transcript
- `words`, `required`: say a contract, and what a script needs, in a sentence
- `blocks`, `page`: read the Markdown of a chapter into one model, its examples in it
- `check`: says what is wrong with a page
- `recording`: what one run did, as data
- `observer`: notes what a process does, from inside it
- `log`, `recorder`: run a command and compose its recording
- `interpreters`: finds the Pythons of this machine
- `verdict`: holds a recording against a transcript and a contract
- `shape`: holds a recording against the one that a page shows
- `luck`: finds what several runs print differently
- `cures`: finds the marks that runs keep
- `stored`: what the book holds of a run, and whether it still fits
- `facts`, `library`: what is known of examples in numbers, and which a sentence means
- `quantities`, `prose`, `kinds`: read numbers and words of sentences, and judge them
- `report`: says what was found, for people
- `schedule`: decides when each example runs
- `files`: replaces files as one step
- `accept`: writes a run into the page and its recording
- `plugin`: makes all of that pytest's

What the site shows is made beside them, from the same marks and recordings:

- `markup`: writes elements of HTML and SVG
- `timeline`: draws a recording
- `proven`: on which Pythons an example was proven
- `figure`: puts both into a page, as a Python-Markdown extension
- `pool`: the rule by which a pool shares out work
"""
