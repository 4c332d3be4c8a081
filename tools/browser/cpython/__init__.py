"""CPython's own tests, run in the browser's machine.

- `suite`: finds them on this machine; they are CPython's, and not kept here
- `inside`: runs them, in the browser
- `runs`: hears what became of each
- `expected`: holds that against `expected.txt`
"""
