"""Run a script, and show what ran when: `python -m proof.watch script.py`.

It runs as it does in its own folder in a terminal: what it prints is seen at once,
what it asks can be answered, and Ctrl-C reaches it; a second Ctrl-C ends it. Then its
timeline is drawn in the terminal, and, with its code and output, into a file of HTML
that needs no other. Of several scripts the timelines stand on one axis.
"""

from __future__ import annotations

import argparse
import math
import os
import shlex
import shutil
import signal
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from ..run.events import Unknown
from ..run.process import OBSERVER, Run
from ..run.recorder import ENDS, NoPython, Recorder
from ..show.chart import choose_signs, tell_runs
from .sheet import Watched, draw_sheet

DROPPED = "PYTHONUNBUFFERED"  # with it, lines of several processes tear each other


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m proof.watch", description=__doc__.partition("\n")[0]
    )
    parser.add_argument("scripts", nargs="+", type=Path, help="one, or some to compare")
    parser.add_argument("--python", default=sys.executable, help="that runs them")
    parser.add_argument("--args", default="", help="of each script, in quotes")
    parser.add_argument("--html", type=Path, help="the file to write, not NAME.html")
    wanted = parser.parse_args()
    missing = [script for script in wanted.scripts if not script.is_file()]
    if missing:
        parser.error(f"there is no file {missing[0]}")
    sheet = wanted.html or wanted.scripts[0].with_suffix(".html")
    arguments = shlex.split(wanted.args)
    try:
        watched = [watch(script, arguments, wanted.python) for script in wanted.scripts]
    except (NoPython, Unknown) as error:
        parser.error(str(error))
    print(*tell(watched), sep="\n")
    sheet.write_text(draw_sheet(watched), "utf-8")
    print(f"\nThe same with code and output, for a browser: {sheet}")
    return max(abs(one.run.exit_code) for one in watched)


def watch(script: Path, arguments: Sequence[str], python: str) -> Watched:
    """Run a script to its end, or to the second Ctrl-C.

    Raises NoPython if that cannot run one, Unknown if it is one that the observer
    does not know, and KeyboardInterrupt if this process is to end.
    """
    recorder = Recorder(python)
    python, where = recorder.python, recorder.where
    source = script.read_text("utf-8")  # before it runs: it is what runs
    folder, interrupts = script.absolute().parent, Interrupts()
    before = {
        number: signal.signal(number, interrupts)
        for number in (signal.SIGINT, *ENDS)
        if signal.getsignal(number) is not signal.SIG_IGN  # as `nohup` has it
    }
    try:
        run = Run(python, script.name, folder, add_observer(), arguments, watches=True)
        try:
            interrupts.reach(run)
            recording = run.complete(math.inf)
        finally:
            run.close()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    if interrupts.ended:
        raise KeyboardInterrupt
    return Watched(script, arguments, source, replace(recording, where=where))


class Interrupts:
    """What Ctrl-C does: it reaches the script, and the second time it ends it.

    What ends this process ends the script. A signal that comes while the script is
    being started reaches it then.
    """

    def __init__(self) -> None:
        self.run: Run | None = None
        self.came = self.ended = False

    def reach(self, run: Run) -> None:
        self.run = run
        if self.ended:
            run.members.kill()
        elif self.came:
            run.interrupt()

    def __call__(self, number: int, frame: object) -> None:
        again, self.came = self.came, True
        self.ended |= number != signal.SIGINT
        if self.run and (again or self.ended):
            self.run.members.kill()
        elif self.run:
            self.run.interrupt()


def add_observer() -> dict[str, str]:
    """The caller's own, with the observer before all else that Python imports."""
    kept = {key: value for key, value in os.environ.items() if key != DROPPED}
    path = [str(OBSERVER), *filter(None, [kept.get("PYTHONPATH")])]
    return kept | {"PYTHONPATH": os.pathsep.join(path), "PYTHON_COLORS": "0"}


def tell(watched: Sequence[Watched]) -> Iterator[str]:
    """What the terminal says of all runs, as wide as it is, in letters it knows."""
    runs = {str(one.script): one.run for one in watched}
    encoding, columns = sys.stdout.encoding, shutil.get_terminal_size().columns
    for line in tell_runs(runs, choose_signs(encoding), columns):
        yield line.encode(encoding, "replace").decode(encoding)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:  # as it is ended; Ctrl-C goes to the script
        sys.exit("The script was ended, and nothing is written")
