"""Works with the machine that runs examples in a browser.

- `page`: opens one beside it, on a local address
- `snapshot`: makes the snapshot from which each interpreter boots
- `machine`: makes all of it, and opens a page beside it
- `publish`: publishes it with the site
- `cpython`: runs CPython's own tests there
- `bench`: measures a click on Run, and what stays in memory
- `recorder`: records scripts there, as `proof.run.recorder` does on this machine
"""
