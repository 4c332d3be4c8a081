"""The benchmark measures what runs here, and what fails on purpose too."""

import os
import sys

from proof.page.model import read_page
from proof.run.recorder import Recorder
from tools import bench


def test_what_cannot_run_here_is_left_out(monkeypatch, capsys):
    commands = []

    def timed(command, env, check=False):
        commands.append(command)
        return 1.0

    monkeypatch.setattr(bench, "time_command", timed)
    bench.main()
    about = Recorder().about
    pages = (read_page(page, bench.ROOT) for page in bench.ROOT.glob("docs/*.md"))
    examples = [example for page in pages for example in page.examples]
    here = [e.script for e in examples if not e.contract.needs.find_unmet(about)]

    assert f"proof of the {len(here)} examples" in capsys.readouterr().out
    assert sorted(command[1] for command in commands[1 : len(here) + 1]) == sorted(here)


def test_the_proof_is_timed_as_the_book_grows(monkeypatch, capsys):
    """Of a quarter of the pages, of half and of all, with what each example takes."""
    monkeypatch.setattr(bench, "time_command", lambda command, *_, **__: len(command))
    pages = sorted(bench.ROOT.glob("docs/*.md"))

    bench.bench_growth(pages)

    _, *rows = capsys.readouterr().out.splitlines()
    counts = [int(row.split()[0]) for row in rows]
    every = sum(len(read_page(page, bench.ROOT).examples) for page in pages)
    assert counts == sorted(set(counts))
    assert counts[-1] == every
    assert rows[-1].endswith(f"{(4 + len(pages)) / every:.2f} s each")


def test_a_script_that_fails_takes_its_time():
    assert bench.time_command([sys.executable, "-c", "exit(3)"], os.environ) > 0
