"""The proof: each example of the book, run, observed, judged and shown.

Its rooms, each of which knows only those before it:

- `contract`: what marks promise of an example, as data and in words
- `page`: the one reader of a page, and what is wrong with it
- `run`: runs a script, observes it from inside, and records what it did
- `explore`: plays a script of threads in every order that its lines can take
- `judge`: holds a run against its contract, says what broke, accepts what did not
- `prose`: holds what sentences say against what the examples do
- `show`: draws what the site shows of an example, and publishes it
- `watch`: shows what any script did, in the terminal and as one file of HTML
- `plugin`: makes all of that pytest's
"""
