"""The scheduler and the workers of dask are programs."""

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
    sleep(0.6)
    return number * number


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        file = f"{folder}/scheduler.json"
        commands = (SCHEDULER, f"{WORKER} Ada", f"{WORKER} Bob")
        programs = [start(command, file) for command in commands]
        with Client(scheduler_file=file) as client:
            client.wait_for_workers(2)
            print(*client.get_executor().map(square, range(6)))
            client.shutdown()
        for program in programs:
            program.wait()
