"""Loads the proof, the pytest plugin in proof/plugin/.

It stands at the root because only an initial conftest can add options such as
`--record`, and this one is found however pytest is called: for a page, for a test,
or for everything.
"""

pytest_plugins = ["proof.plugin.hooks"]
# Their commands are for people: `pytest .` would run `make serve`.
collect_ignore = ["README.md", "CONTRIBUTING.md"]
