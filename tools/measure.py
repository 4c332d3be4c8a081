"""Run the notebook page, and keep the run for it: `make measure`, on a quiet machine.

The page says what its numbers show. A run that does not show it is not kept.
"""

import os
import re
import sys
import tempfile
from pathlib import Path

from nbclient import NotebookClient

from proof.show.notebook import list_code, read_script, write_recorded

SCRIPT = Path(__file__).parent.parent / "docs/measure.py"
CORES = re.compile(r"(\d+) cores$", re.M)
START = re.compile(r"^(\S.*?) +([\d.]+) ms +([\d.]+) ms$", re.M)
GAIN = re.compile(r"^(\d+) +([\d.]+) s +([\d.]+) s$", re.M)
KINDS = ("threads", "processes")


def main():
    executed = execute(SCRIPT)
    print(read_text(executed))
    if wrong := find_contradicted(read_text(executed)):
        said = "\n".join(f"  “{sentence}”" for sentence in wrong)
        sys.exit(f"Not kept, because the page says\n{said}\nIs the machine quiet?")
    write_recorded(SCRIPT, executed)


def execute(script):
    """The notebook of a script, run cell by cell as Jupyter does."""
    notebook = read_script(script)
    # A kernel is ended before Python removes the folder of a fork server's socket.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        places = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), folder)
        client = NotebookClient(notebook, kernel_name="python3", timeout=120)
        return client.execute(env={**os.environ, **places})


def read_text(notebook):
    """All that its cells printed."""
    outputs = (output for cell in list_code(notebook) for output in cell.outputs)
    return "\n".join(o.text for o in outputs if o.output_type == "stream")


class Told:
    """The numbers that a run printed, in milliseconds and seconds."""

    def __init__(self, text):
        start, waiting, computing = re.split(r"^8 tasks that .+$", text, flags=re.M)
        self.cores = int(CORES.search(start)[1])
        self.first = {name: float(first) for name, first, _ in START.findall(start)}
        self.later = {name: float(later) for name, _, later in START.findall(start)}
        self.waiting, self.computing = map(read_spans, (waiting, computing))


def read_spans(table):
    """Seconds by number of workers, for each kind of them."""
    rows = [(int(n), *map(float, spans)) for n, *spans in GAIN.findall(table)]
    return {kind: {row[0]: row[i] for row in rows} for i, kind in enumerate(KINDS, 1)}


def is_soonest(told):
    return all(
        told.later["thread"] < later
        for name, later in told.later.items()
        if name != "thread" and "pool of 1 thread" not in name
    )


def is_slow_first(told):
    name = "process, forkserver"
    return name not in told.first or told.first[name] > 2 * told.later[name]


def does_halve(told):
    """Within what the rounding of a printed number can do."""
    spans = told.waiting.values()
    return all(0.4 < each[n] / each[n // 2] < 0.7 for each in spans for n in (2, 4, 8))


def are_alike(told):
    threads, processes = (told.waiting[kind] for kind in KINDS)
    return all(abs(threads[n] - processes[n]) <= 0.02 for n in threads)


def is_as_long(told):
    """One worker does eight of them, one after the other."""
    return all(0.2 < spans[1] < 0.3 for spans in told.computing.values())


def do_processes_help(told):
    """Two of them at least half as much again, and more the more cores there are."""
    spans = told.computing["processes"]
    return all(spans[1] / spans[n] >= 0.75 * n for n in spans if n <= told.cores)


def do_more_not(told):
    spans = told.computing["processes"]
    least = 0.8 * spans[1] / told.cores
    return all(spans[n] > least for n in spans if n > told.cores)


def do_threads_not(told):
    spans = told.computing["threads"]
    return all(spans[n] > 0.8 * spans[1] for n in spans)


# What the page says of its numbers, word by word, and when it is so.
SAID = {
    "so it starts soonest": is_soonest,
    "so its first start is the slow one": is_slow_first,
    "as many numbers as this machine can in 0.03 seconds": is_as_long,
    "so twice the workers need half the time": does_halve,
    "threads and processes are alike in this": are_alike,
    "More processes help until all free cores are busy": do_processes_help,
    "and no further": do_more_not,
    "More threads do not help": do_threads_not,
}


def find_contradicted(text):
    """The sentences of the page that the numbers of a run speak against."""
    told = Told(text)
    return [sentence for sentence, is_so in SAID.items() if not is_so(told)]


if __name__ == "__main__":
    main()
