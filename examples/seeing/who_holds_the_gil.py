"""A sampling profiler tells which functions hold the GIL."""

import sys
from pathlib import Path
from subprocess import run
from tempfile import TemporaryDirectory

PROGRAM = """
from time import sleep

def add_up():
    sum(number * number for number in range(5_000_000))

def wait_a_second():
    sleep(1)

add_up()
wait_a_second()
"""


def profile(program, mode):
    stacks = program.with_name("stacks.txt")
    command = [sys.executable, "-m", "profiling.sampling", "run"]
    command += ["--mode", mode, "--collapsed", "-o", stacks]
    run([*command, program], capture_output=True)
    lines = stacks.read_text().splitlines()
    seen = [line.rsplit(" ", 1) for line in lines]
    total = sum(int(count) for _, count in seen)
    for name in ("add_up", "wait_a_second"):
        there = sum(int(count) for at, count in seen if name in at)
        print(f"{mode}: {name} {there / total:.0%}")


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        program = Path(folder, "program.py")
        program.write_text(PROGRAM)
        profile(program, "wall")
        profile(program, "gil")
