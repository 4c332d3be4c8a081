"""Scripts that go wrong in every way: each ends in time, is told, leaves nothing.

All of them run side by side from the first test on. What test_recorder.py
breaks already (two locks, daemons, floods, standard input) is not here again.
"""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
from threefold import ENDLESS, pytest_command, write
from watching import alive, running, until

from proof.run.recorder import Recorder
from proof.run.recording import Recording

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="sessions, terminals and signals of Linux"
)
SIDE_BY_SIDE = 6
HANGS = 2.0  # seconds
ENDS = 30.0  # more than any script takes that ends by itself
SLOW = 20.0  # for a machine that does much else


@dataclass(frozen=True)
class Fault:
    """A script, its limit, and words with which the recording tells of it."""

    source: str
    tells: str
    limit: float = ENDS
    texts: tuple[str, ...] | None = ()

    def record(self, python: str, folder: Path) -> tuple[Recording, float]:
        (folder / "script.py").write_text(self.source, "utf-8")
        since = time.monotonic()
        run = Recorder(python).record("script.py", folder, self.limit)
        return run, time.monotonic() - since


FAULTS = {
    "full queue": Fault(
        """
import multiprocessing as mp

def put(queue):
    queue.put("x" * 1_000_000)

if __name__ == "__main__":
    queue = mp.Queue()
    process = mp.Process(target=put, args=(queue,))
    process.start()
    process.join()
""",
        'script.py", line 11 in <module>',
        HANGS,
    ),
    "lock held across fork": Fault(
        """
import os, threading

lock = threading.Lock()
lock.acquire()
pid = os.fork()
if not pid:
    lock.acquire()
os.waitpid(pid, 0)
""",
        'script.py", line 8 in <module>',
        HANGS,
    ),
    "spinning": Fault("while True: pass", 'script.py", line 1 in <module>', HANGS),
    "deaf to SIGTERM": Fault(
        "import signal\n"
        "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "while True: signal.pause()",
        'script.py", line 3 in <module>',
        HANGS,
    ),
    "thread that does not end": Fault(
        "import threading, time\n"
        "threading.Thread(target=time.sleep, args=(60,)).start()",
        "still running after 2 s",
        HANGS,
    ),
    "daemon with nothing of its parent": Fault(
        "import subprocess\n"
        "subprocess.Popen(['sleep', '60'], env={}, start_new_session=True)",
        "left behind: process",
    ),
    "daemon by two forks and exec": Fault(
        "import os\n"
        "if not os.fork():\n"
        "    os.setsid()\n"
        "    if not os.fork():\n"
        "        os.execve('/bin/sleep', ['sleep', '60'], {})",
        "left behind: process",
    ),
    "daemon with nothing at all": Fault(
        "import os\n"
        "if not os.fork():\n"
        "    os.setsid()\n"
        "    if not os.fork():\n"
        "        null = os.open(os.devnull, os.O_RDWR)\n"
        "        for stream in range(3): os.dup2(null, stream)\n"
        "        os.execve('/bin/sleep', ['sleep', '60'], {})",
        "left behind: process",
    ),
    "a gigabyte in one line": Fault(
        "import os\nfor _ in range(1000): os.write(1, b'x' * 1_000_000)",
        "printed more than 1,000,000 bytes",
        texts=None,
    ),
    "NULs and no text": Fault(
        "import os\nos.write(1, b'a\\0b\\xff\\n')",
        "exit code 0",
        texts=("a\0b\N{REPLACEMENT CHARACTER}",),
    ),
    "closed standard output": Fault(
        "import os\nos.close(1)\nprint('lost')", "Bad file descriptor"
    ),
    "thread that the end cuts off": Fault(
        "import threading, time\n"
        "threading.Thread(target=time.sleep, args=(60,), daemon=True).start()\n"
        "print('over')",
        "exit code 0",
        texts=("over",),
    ),
    "segmentation fault": Fault(
        "import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)", "exit code -11"
    ),
    "no space for a file": Fault(
        "import resource\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "open('big', 'wb').write(bytes(10_000))",
        "File too large",
    ),
    "no space for the log": Fault(
        "import resource\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "while True: print('line', flush=True)",
        "the proof cannot write its log in /",
        texts=None,
    ),
    "no log at all": Fault(
        "import os, resource\n"
        "resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))\n"
        "os.waitpid(os.fork(), 0)",
        "the proof cannot write its log in /",
    ),
    "another directory": Fault(
        "import os\nos.chdir('/')\nprint(os.getcwd())", "exit code 0", texts=("/",)
    ),
    "its own file removed": Fault(
        "import os\nos.remove(__file__)\nprint('gone')", "exit code 0", texts=("gone",)
    ),
    "module that is missing": Fault(
        "import no_such_module", "No module named 'no_such_module'"
    ),
    "nothing": Fault("", "exit code 0"),
}


@pytest.fixture(scope="module")
def runs(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Future[tuple[Recording, float]]]]:
    """The recordings of all faults, sooner or later, and the seconds of each."""
    python = request.config.getoption("python", None) or sys.executable
    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        yield {
            name: pool.submit(fault.record, python, tmp_path_factory.mktemp("fault"))
            for name, fault in FAULTS.items()
        }


def told(run: Recording) -> str:
    """All that a recording says beside what was printed."""
    return "\n".join([f"exit code {run.exit_code}", run.complaints, *run.incidents])


@pytest.mark.parametrize("name", FAULTS)
def test_fault(runs: dict[str, Future[tuple[Recording, float]]], name: str):
    """A fault ends in bounded time, with words that say what happened."""
    fault, (run, seconds) = FAULTS[name], runs[name].result()

    assert fault.tells in told(run)
    assert fault.texts is None or run.texts == list(fault.texts)
    assert seconds < SLOW


def test_daemons_are_gone(runs: dict[str, Future[tuple[Recording, float]]]):
    """A daemon that kept only its terminal, or nothing, is named and killed."""
    for name in (name for name in FAULTS if name.startswith("daemon")):
        run, _ = runs[name].result()
        (incident,) = run.incidents

        assert "sleep 60" in incident
        assert not running(int(incident.split()[3]))


CROWD = """
import multiprocessing as mp

def say(number):
    print("line", number)

if __name__ == "__main__":
    fork = mp.get_context("fork")
    processes = [fork.Process(target=say, args=(n,)) for n in range(50)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
"""


def test_fifty_print_at_once(tmp_path: Path):
    """Fifty processes that print keep their lines whole, each with its writer."""
    run, _ = Fault(CROWD, "").record(sys.executable, tmp_path)

    assert sorted(run.texts) == sorted(f"line {n}" for n in range(50))
    assert len({line.lane for line in run.lines}) == 50
    assert told(run).strip() == "exit code 0"


def test_two_books_at_once(book, tmp_path: Path):
    """Two proofs of books with the same names do not disturb each other."""
    books = [type(book)(tmp_path / name) for name in ("one", "two")]
    for each in books:
        write(each)
    begun = [pytest_command(each.root, "--record") for each in books]
    outputs = [process.communicate(timeout=120)[0] for process in begun]

    assert [process.returncode for process in begun] == [0, 0], "\n".join(outputs)
    assert all((each.root / "docs/recordings").is_dir() for each in books)


def test_one_proof_ends_beside_another(book, tmp_path: Path, monkeypatch):
    """Ctrl-C of one proof ends its runs and not those of the other."""
    logs = []
    processes = []
    for name in ("one", "two"):
        each = type(book)(tmp_path / name)
        write(each)
        each.script("threads/plain", ENDLESS)
        monkeypatch.setenv("BEGUN", str(tmp_path / f"begun-{name}"))
        processes.append(pytest_command(each.root, "-q"))
        assert until((tmp_path / f"begun-{name}").exists)
        logs.append((tmp_path / f"begun-{name}").read_text("utf-8"))
    first, second = processes
    first.send_signal(signal.SIGINT)
    first.communicate(timeout=SLOW)

    assert not alive(logs[0])
    assert alive(logs[1])

    second.send_signal(signal.SIGINT)
    second.communicate(timeout=SLOW)

    assert not alive(logs[1])
