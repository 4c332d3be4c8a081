"""Prove the examples on every Python that there is: `make matrix`.

- `plan`: which example runs on which of them, under which conditions
- `results`: what is kept of it, in `docs/matrix.json`, for the pages to tell
- `sound`: what is wrong with that file, and `browserless`: with reasons beside it
- `__main__`: runs the plan, shows its progress and prints the table
"""
