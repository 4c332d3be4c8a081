"""Data that is scattered goes to a worker of dask once."""

import sys
from subprocess import DEVNULL, Popen
from tempfile import TemporaryDirectory

from distributed import Client

SCHEDULER = "scheduler --host 127.0.0.1 --port 0"
WORKER = "worker --nthreads 1 --no-nanny --name"


def start(command, file):
    dask = [sys.executable, "-m", "dask", *command.split()]
    return Popen([*dask, "--scheduler-file", file], stderr=DEVNULL)


def sign(book, name):
    book.append(name)
    return len(book)


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        file = f"{folder}/scheduler.json"
        commands = (SCHEDULER, f"{WORKER} Ada")
        programs = [start(command, file) for command in commands]
        with Client(scheduler_file=file) as client:
            client.wait_for_workers(1)
            book = bytearray()
            for data in (book, client.scatter(book)):
                calls = [
                    client.submit(sign, data, n) for n in b"ABC"
                ]
                print(*sorted(client.gather(calls)))
            client.shutdown()
        for program in programs:
            program.wait()
