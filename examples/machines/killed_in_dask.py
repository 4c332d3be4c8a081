"""What a killed worker of dask had to do is done by another."""

import sys
from subprocess import DEVNULL, Popen
from tempfile import TemporaryDirectory
from time import sleep

from distributed import Client, get_worker

SCHEDULER = "scheduler --host 127.0.0.1 --port 0"
WORKER = "worker --nthreads 1 --no-nanny --name"


def start(command, file):
    dask = [sys.executable, "-m", "dask", *command.split()]
    return Popen([*dask, "--scheduler-file", file], stderr=DEVNULL)


def square(number):
    sleep(1)
    return number * number, get_worker().name


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        file = f"{folder}/scheduler.json"
        commands = (SCHEDULER, f"{WORKER} Ada", f"{WORKER} Bob")
        programs = [start(command, file) for command in commands]
        with Client(scheduler_file=file) as client:
            client.wait_for_workers(2)
            executor = client.get_executor()
            for result, name in executor.map(square, range(4)):
                print(result, "by", name)
                if result == 1:
                    sleep(0.3)
                    programs[1].kill()
            client.shutdown()
        for program in programs:
            program.wait()
