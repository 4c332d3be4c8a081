"""Give Pythons of this machine what examples import: `make extra python=all`.

Each gets a virtual environment in `.pythons`, which is found before the Python that it
is made of, so that the matrix and the recorder use it in that one's place.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence

from proof.run.interpreters import EQUIPPED, Interpreter, ask, choose, find
from tools.environment import EXTRA, ROOT

# What takes a compiler and minutes: where there is no wheel of it, one goes without.
NO_BUILD = [
    f"--only-binary={name}" for name in ("numpy", "pillow", "mpi4py", "msgpack")
]


def main(uv: str, *asked: str) -> int:
    """Equip these, and return how many that were named could not be."""
    every = asked == ("all",)
    failed = sum(not equip([uv, "-m", "uv"], one) for one in list_wanted(asked, every))
    return 0 if every else failed


def list_wanted(asked: Sequence[str], every: bool) -> list[Interpreter]:
    """Those of these paths, or `every` one but this, which has them already."""
    if not every:
        return [one for path in asked if (one := ask(path))]
    shutil.rmtree(EQUIPPED, ignore_errors=True)
    return [one for one in choose(find(), []) if one.path != sys.executable]


def equip(uv: list[str], interpreter: Interpreter) -> bool:
    """Whether it has now what examples import; one that cannot have it gets nothing."""
    folder = EQUIPPED / interpreter.key.replace(" ", "-")
    make = [*uv, "venv", "-q", "--clear", "--python", interpreter.path, str(folder)]
    install = [*uv, "pip", "install", "-q", "--python", str(folder), *EXTRA, *NO_BUILD]
    done = not (subprocess.call(make) or subprocess.call(install, cwd=ROOT))
    if not done:
        shutil.rmtree(folder, ignore_errors=True)
    print(interpreter.key, "has them" if done else "cannot have them", flush=True)
    return done


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
