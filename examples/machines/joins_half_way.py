"""A worker of dask that comes later takes its share of the work."""

import sys
from subprocess import DEVNULL, Popen
from tempfile import TemporaryDirectory
from time import sleep

from distributed import Client

SCHEDULER = "scheduler --host 127.0.0.1 --port 0"
WORKER = "worker --nthreads 1 --no-nanny --name"


def start(command, file):
    dask = [sys.executable, "-m", "dask", *command.split()]
    return Popen([*dask, "--scheduler-file", file], stderr=DEVNULL)


def square(number):
    sleep(0.5)
    return number * number


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        file = f"{folder}/scheduler.json"
        commands = (SCHEDULER, f"{WORKER} Ada")
        programs = [start(command, file) for command in commands]
        with Client(scheduler_file=file) as client:
            client.wait_for_workers(1)
            squares = client.get_executor().map(square, range(16))
            programs.append(start(f"{WORKER} Bob", file))
            print(*squares)
            client.shutdown()
        for program in programs:
            program.wait()
