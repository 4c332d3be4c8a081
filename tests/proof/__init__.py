"""The proof: each example of the book, run, observed and judged.

The layers, each of which knows only those above it in this list:

- `marks`: the closed vocabulary in which a page states a contract
- `page`: reads the Markdown of a chapter into its examples
- `recording`: what one run did, as data
- `observer`: notes what a process does, from inside it
- `recorder`: runs a command and returns its recording
- `verdict`: holds a recording against a transcript and a contract
- `report`: says what was found, for people
- `schedule`: decides when each example runs
- `accept`: writes a run into the page and its recording
- `plugin`: makes all of that pytest's
"""
