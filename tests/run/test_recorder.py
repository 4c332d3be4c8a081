"""What a real run looks like to the recorder, and what is left when it ends.

Each test has a script; all scripts of the selected tests run side by side from
the first test on, so that their waiting is waited for once. `--python` records
with another Python than the one that runs the tests.
"""

from __future__ import annotations

import errno
import importlib
import math
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path

import psutil
import pytest
from watching import alive, running, until

from proof.contract.needs import Needs
from proof.run import process as module
from proof.run.events import Unknown
from proof.run.process import OBSERVER, Run
from proof.run.recorder import Recorder, Stopped
from proof.run.recording import Pool, Recording, Task
from proof.run.room import FILES, TooFewFiles, count_room
from proof.run.terminal import MOST_OUTPUT

SIDE_BY_SIDE = 8
HANGS = 3.0  # seconds; enough to start on a busy machine
METHODS = ("spawn",) if os.name == "nt" else ("fork", "spawn", "forkserver")

posix = pytest.mark.skipif(
    os.name == "nt", reason="Windows has no terminal to record, no fork and no signals"
)


@dataclass(frozen=True)
class Script:
    """A script to record, the seconds that it may take and its start method."""

    source: str
    limit: float = 30.0
    method: str = ""

    def record(self, python: str, folder: Path) -> Recording:
        (folder / "script.py").write_text(self.source, "utf-8")
        return asked(python, self.method).record("script.py", folder, self.limit)


@cache
def sitecustomize():
    """The observer as a module; it does nothing where no run has to be logged."""
    spec = spec_from_file_location("observer", OBSERVER / "sitecustomize.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def asked(python: str, method: str) -> Recorder:
    """One recorder for all scripts, which asks its Python about itself once."""
    return Recorder(python, method)


def script(source: str, limit: float = 30.0, methods: tuple[str, ...] = ("",)):
    """Hand the test, as `run`, the recording of this script by each method."""
    scripts = [Script(source, limit, method) for method in methods]
    ids = [method or "run" for method in methods]
    return pytest.mark.parametrize("run", scripts, ids=ids, indirect=True)


@pytest.fixture(scope="module")
def recordings(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[Script, Future[Recording]]]:
    """The recording, sooner or later, of each script that a test waits for."""
    python = request.config.getoption("python", None) or sys.executable
    calls = [getattr(item, "callspec", None) for item in request.session.items]
    params = [call.params.get("run") for call in calls if call]
    scripts = dict.fromkeys(p for p in params if isinstance(p, Script))
    with (
        pytest.MonkeyPatch.context() as patch,
        ThreadPoolExecutor(SIDE_BY_SIDE) as pool,
    ):
        patch.setenv("PYTHONUNBUFFERED", "1")  # as in containers: a run is spared it
        yield {
            script: pool.submit(script.record, python, tmp_path_factory.mktemp("run"))
            for script in sorted(scripts, key=lambda s: s.limit)
        }


@pytest.fixture
def run(
    request: pytest.FixtureRequest, recordings: dict[Script, Future[Recording]]
) -> Recording:
    """The recording of the test's script."""
    return recordings[request.param].result()


def done(run: Recording) -> list[tuple[str, str, str]]:
    """Kind of worker, name and arguments of each task, in the order of begins."""
    return [(run.lanes[t.lane].kind, t.name, t.arguments) for t in run.tasks]


def printed(run: Recording) -> list[tuple[str, str]]:
    """Writer and text of each line."""
    return [(run.label(line.lane), line.text) for line in run.lines]


def worked(run: Recording, lane: int | None, at: float) -> list[Task]:
    """What a worker was doing at a time."""
    return [t for t in run.tasks if t.lane == lane and t.begin <= at <= (t.end or at)]


def halves(run: Recording) -> tuple[list[str], list[str]]:
    """What a script printed observed, and then again by itself."""
    middle = run.texts.index("--")
    return run.texts[:middle], run.texts[middle + 1 :]


# A script that ends with this runs once more, in the same terminal, unobserved.
AGAIN = """
    if os.environ.pop("PROOF_LOG", None):
        del os.environ["PYTHONPATH"]
        print("--", flush=True)
        subprocess.run([sys.executable, *sys.argv])
"""


# Who works

PROCESSES = """
import concurrent.futures as future, multiprocessing as mp
from time import sleep

def runner(n):
    sleep(0.1)
    print("ran", n)
    return n

def add(a, b):
    return runner(a + b)

class Own(mp.Process):
    def run(self):
        runner(self.name)

if __name__ == "__main__":
    for p in mp.Process(target=runner, args=("plain",)), Own(name="own"):
        p.start()
        p.join()
    with future.ProcessPoolExecutor(1) as pool:
        pool.submit(runner, n=1).result()
        list(pool.map(runner, [2, 3], chunksize=2))
        list(pool.map(runner, [4]))
    with mp.Pool(1) as pool:
        pool.map(runner, [5, 6], chunksize=1)
        pool.map(runner, [7, 8], chunksize=2)
        pool.apply_async(runner, (9,)).get()
        pool.starmap(add, [(5, 5)])
"""


@script(PROCESSES, methods=METHODS)
def test_process_tasks(run: Recording):
    """Whatever the way to give work to a process, the task is noted, once."""

    assert done(run) == [
        ("process", "runner", "'plain'"),
        ("process", "Own.run", ""),
        ("process", "runner", "n=1"),
        ("process", "runner", "2 items"),
        ("process", "runner", "4"),
        ("process", "runner", "5"),
        ("process", "runner", "6"),
        ("process", "runner", "2 items"),
        ("process", "runner", "9"),
        ("process", "add", "5, 5"),
    ]


@script(PROCESSES, methods=METHODS)
def test_process_lanes(run: Recording):
    """Each process has a lane of its own, and each line is in its writer's task."""
    names = [lane.name for lane in run.lanes]
    texts = ["ran plain", "ran own", *(f"ran {n}" for n in range(1, 11))]

    assert names[:3] == ["MainThread", "Process-1", "own"]
    assert [lane.kind for lane in run.lanes] == ["main"] + 4 * ["process"]
    assert run.texts == texts
    assert all(len(worked(run, line.lane, line.at)) == 1 for line in run.lines)


@script(PROCESSES, methods=METHODS)
def test_process_times(run: Recording):
    """A task lasts as long as its work, and nothing is amiss in a sound run."""
    spent = [task.end - task.begin for task in run.tasks]

    assert min(spent) >= 0.1
    assert run.span >= 1.2
    assert (run.exit_code, run.children) == (0, ())
    assert (run.incidents, run.lost) == ((), ())
    assert run.complaints == ""


@script("""
import concurrent.futures as future, functools, threading
from multiprocessing.pool import ThreadPool
from time import sleep

def runner(n):
    sleep(0.1)
    print("ran", n)

def add(a, b):
    runner(a + b)

class Own(threading.Thread):
    def run(self):
        runner(self.name)

if __name__ == "__main__":
    plain = threading.Thread(target=runner, args=("plain",))
    timer = threading.Timer(0.1, runner, ("timer",))
    for t in plain, Own(name="own"), timer:
        t.start()
        t.join()
    with future.ThreadPoolExecutor(1) as pool:
        pool.submit(runner, n=1).result()
        list(pool.map(runner, [2, 3]))
        pool.submit(runner, 4)
        pool.submit(runner, "never").cancel()
    with ThreadPool(1) as pool:
        pool.map(runner, [5, 6], chunksize=2)
        pool.apply_async(functools.partial(runner, 7)).get()
        pool.starmap(add, [(4, 4)])
""")
def test_thread_tasks(run: Recording):
    """Whatever the way to give work to a thread, the task is noted, once."""

    assert done(run) == [
        ("thread", "runner", "'plain'"),
        ("thread", "Own.run", ""),
        ("thread", "runner", "'timer'"),
        ("thread", "runner", "n=1"),
        ("thread", "runner", "2"),
        ("thread", "runner", "3"),
        ("thread", "runner", "4"),
        ("thread", "runner", "2 items"),
        ("thread", "runner", "7"),
        ("thread", "add", "4, 4"),
    ]
    assert len(run.lanes) == 1 + 5
    assert "ran never" not in run.texts
    assert all(len(worked(run, line.lane, line.at)) == 1 for line in run.lines)
    assert (run.incidents, run.lost) == ((), ())


@script("""
import asyncio
import threading

def runner(n):
    pass

async def main():
    await asyncio.to_thread(runner, 1)

if __name__ == "__main__":
    asyncio.run(main())
    thread = threading.Thread(target=asyncio.run, args=(main(),))
    thread.start()
    thread.join()
    loop = asyncio.SelectorEventLoop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    asyncio.run_coroutine_threadsafe(main(), loop).result()
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.run_until_complete(loop.shutdown_default_executor())
    loop.close()
""")
def test_threads_of_event_loops(run: Recording):
    """A thread does what the script gave it: to run a loop, or a function."""

    assert done(run) == [
        ("thread", "runner", "1"),
        ("thread", "run", "coroutine"),
        ("thread", "runner", "1"),
        ("thread", "BaseEventLoop.run_forever", ""),
        ("thread", "runner", "1"),
    ]
    assert len(run.lanes) == 1 + 5


@script(
    """
import multiprocessing as mp
import threading
from time import sleep

if __name__ == "__main__":
    sleep(0.4)
    process, thread = mp.Process(), threading.Thread()
    process.start()
    process.join()
    thread.start()
    sleep(0.4)
""",
    methods=METHODS,
)
def test_idle_workers(run: Recording):
    """One that is given nothing to do is a worker; also before and after it is time."""

    assert [(kind, name.partition(".")[2]) for kind, name, _ in done(run)] == [
        ("process", "run"),
        ("thread", "run"),
    ]
    assert 0.4 <= run.began <= run.tasks[0].begin
    assert run.ended - run.span >= 0.4


@script(
    """
import multiprocessing as mp

def put(queue, shared):
    queue.put(1)
    shared.append(2)

if __name__ == "__main__":
    with mp.Manager() as manager:
        queue, shared = mp.Queue(), manager.list()
        p = mp.Process(target=put, args=(queue, shared))
        p.start()
        print(queue.get())
        p.join()
        print(shared)
""",
    methods=METHODS,
)
def test_machinery(run: Recording):
    """A manager's server and a queue's feeder are the library's, not workers."""

    assert run.texts == ["1", "[2]"]
    assert done(run) == [("process", "put", "Queue, ListProxy")]
    assert (run.children, run.incidents, run.lost) == ((), (), ())
    assert run.complaints == ""


IDLE = """
import multiprocessing as mp
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing.pool import ThreadPool

def runner(n):
    return n

if __name__ == "__main__":
    with mp.Pool(3) as pool:
        pool.apply(runner, [1])
    with ThreadPool(3) as pool:
        pool.apply(runner, [2])
    with ProcessPoolExecutor(3) as ex:
        ex.submit(runner, 3).result()
    with ThreadPoolExecutor(3) as ex:
        ex.submit(runner, 4).result()
    ThreadPoolExecutor().shutdown()
"""


@script(IDLE, methods=METHODS)
def test_idle_workers_of_pools(run: Recording):
    """Those that a pool starts at once have lanes, and each pool has its size."""
    idle = [lane for n, lane in enumerate(run.lanes) if not any_work(run, n)]
    kinds = [lane.kind for lane in idle if lane.kind != "main"]
    at_once = run.where["start_method"] == "fork"

    assert len(run.tasks) == 4
    assert kinds.count("process") == (4 if at_once else 2)
    assert kinds.count("thread") == 2
    assert run.pools[:-1] == tuple(
        Pool(kind, 3)
        for kind in ("Pool", "ThreadPool", "ProcessPoolExecutor", "ThreadPoolExecutor")
    )
    assert run.pools[-1].usual
    assert (run.children, run.incidents, run.lost) == ((), (), ())


@script(
    """
from concurrent.futures import ThreadPoolExecutor

for _ in range(10):
    with ThreadPoolExecutor(4) as pool:
        for n in range(3):
            pool.submit(abs, n).result()
        print(len(pool._threads))
"""
)
def test_an_idle_thread_takes_the_next_call(run: Recording):
    """As it does unobserved: a call has ended before its result can be read."""
    assert run.texts.count("1") >= 6


@script(
    """
from concurrent.futures import ThreadPoolExecutor
from time import sleep

with ThreadPoolExecutor(1) as pool:
    future = pool.submit(sleep, 0.1)
    future.add_done_callback(lambda future: sleep(0.2))
"""
)
def test_what_calls_back_is_a_part_of_the_call(run: Recording):
    """It is the same thread that runs it, and that has no time for another call."""
    [task] = run.tasks

    assert task.end - task.begin >= 0.3


@script("""
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor(1) as pool:
    print(pool.submit(None).exception())
""")
def test_a_mistaken_call_is_a_task(run: Recording):
    """A thread has tried it, and can call only what can be called."""
    assert done(run) == [("thread", "NoneType", "")]
    assert run.texts == ["'NoneType' object is not callable"]


def any_work(run: Recording, lane: int) -> bool:
    return any(task.lane == lane for task in run.tasks)


@script(
    """
import multiprocessing as mp
import threading

if __name__ == "__main__":
    event, lock = threading.Event(), threading.Lock()
    threads = [threading.Thread(target=f) for f in (None, event.wait, lock.acquire)]
    processes = [mp.Process(target=f) for f in (None, int, mp.Event().set)]
    for worker in (*threads, *processes):
        worker.start()
    event.set()
    for worker in (*threads, *processes):
        worker.join()
"""
)
def test_workers_with_little_to_do(run: Recording):
    """Whatever the script starts is its own, even to run what is the library's."""

    assert sorted(done(run)) == [
        ("process", "BaseProcess.run", ""),
        ("process", "Event.set", ""),
        ("process", "int", ""),
        ("thread", "Event.wait", ""),
        ("thread", "Thread.run", ""),
        ("thread", "lock.acquire", ""),
    ]


@script(
    """
import multiprocessing as mp

def leaf():
    print("leaf")

def branch():
    p = mp.Process(target=leaf)
    p.start()
    p.join()
    print("branch")

if __name__ == "__main__":
    p = mp.Process(target=branch)
    p.start()
    p.join()
    print("root")
""",
    methods=METHODS,
)
def test_grandchildren(run: Recording):
    """What a child starts is observed as well."""

    assert [task.name for task in run.tasks] == ["branch", "leaf"]
    assert printed(run) == [
        ("process 2", "leaf"),
        ("process 1", "branch"),
        ("main", "root"),
    ]


@script("""
import concurrent.futures as future, sys
from time import sleep

def runner(n):
    sleep(0.3)
    print("ran", n)

if __name__ == "__main__":
    if sys.version_info < (3, 14):
        sys.exit("too old")
    from concurrent import interpreters
    other = interpreters.create()
    other.exec("print('here')")
    other.close()
    with future.InterpreterPoolExecutor(2) as pool:
        list(pool.map(runner, [1, 1]))
""")
def test_subinterpreters(run: Recording):
    """What a thread does in another interpreter is in that thread's lane."""
    if run.complaints == "too old":
        pytest.skip("subinterpreters are in the library from Python 3.14")

    assert run.complaints == ""
    assert done(run) == 2 * [("thread", "runner", "1")]
    assert len(run.lanes) == 3
    assert printed(run)[0] == ("main", "here")
    assert {who for who, _ in printed(run)[1:]} == {"thread 1", "thread 2"}


# What the reader sees


@posix
@script(
    """
import multiprocessing as mp, os, sys

def show():
    print(sys.stdout.isatty(), os.environ.get("PYTHONUNBUFFERED"))

if __name__ == "__main__":
    show()
    p = mp.Process(target=show)
    p.start()
    p.join()
""",
    methods=METHODS,
)
def test_terminal(run: Recording):
    """A script and its children print to a terminal, buffered as for a reader."""

    assert run.texts == ["True None", "True None"]


@script(
    """
import multiprocessing as mp

def play(mine, other, name):
    for n in range(3):
        mine.acquire()
        print(name, n)
        other.release()

if __name__ == "__main__":
    a, b = mp.Semaphore(1), mp.Semaphore(0)
    ping = mp.Process(target=play, args=(a, b, "ping"))
    pong = mp.Process(target=play, args=(b, a, "pong"))
    for p in ping, pong:
        p.start()
    for p in ping, pong:
        p.join()
""",
    methods=METHODS,
)
def test_true_order(run: Recording):
    """Lines of two processes come as they were printed, not child by child."""

    assert run.texts == ["ping 0", "pong 0", "ping 1", "pong 1", "ping 2", "pong 2"]
    assert len({line.lane for line in run.lines}) == 2


@script("""
import multiprocessing as mp, threading

def shout(name):
    for n in range(50):
        print(name, n, "x" * 60)

def both(name):
    pair = [threading.Thread(target=shout, args=(name + s,)) for s in "ab"]
    for t in pair:
        t.start()
    for t in pair:
        t.join()

if __name__ == "__main__":
    pair = [mp.Process(target=both, args=(s,)) for s in "pq"]
    for p in pair:
        p.start()
    for p in pair:
        p.join()
""")
def test_whole_lines(run: Recording):
    """Two processes of two threads each never tear a line of each other."""
    names = ("pa", "pb", "qa", "qb")

    assert sorted(run.texts) == sorted(
        f"{name} {n} {'x' * 60}" for name in names for n in range(50)
    )


@script("""
import threading

together = threading.Barrier(8)

def shout(name):
    for n in range(20):
        together.wait()
        print(name, n)

if __name__ == "__main__":
    crowd = [threading.Thread(target=shout, args=(name,)) for name in "abcdefgh"]
    for t in crowd:
        t.start()
    for t in crowd:
        t.join()
""")
def test_who_printed_a_line(run: Recording):
    """A line is its thread's, also where another's writes it at the same moment."""
    names = {task.lane: task.arguments.strip("'") for task in run.tasks}

    assert all(names[line.lane] == line.text[0] for line in run.lines)


@script(
    """
import os, sys, threading, time

class Late:
    def __del__(self):
        raise ValueError("at the end")

def fail():
    raise ValueError("in between")

if __name__ == "__main__":
    late = Late()
    late.itself = late
    print("first")
    time.sleep(0.2)
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    time.sleep(0.2)
    print("second")
    time.sleep(0.2)
    os.write(2, b"not by Python\\n")
"""
)
def test_standard_error_has_its_place_among_the_lines(run: Recording):
    """Told apart from what is printed, and all of it there, to the end of Python."""
    first, second = (line.at for line in run.lines)
    told = dict(zip(run.complaints.splitlines(), run.complained, strict=True))

    assert run.texts == ["first", "second"]
    assert first + 0.2 <= told["ValueError: in between"] <= second - 0.2
    for late in "not by Python", "ValueError: at the end":
        assert told[late] >= second + 0.2


@posix
@script(
    """
import concurrent.futures as future, os, subprocess, sys, threading

if __name__ == "__main__":
    out = sys.stdout
    print(type(out), repr(out), type(out.buffer), out.name, out is sys.__stdout__)
    print(out.encoding, out.errors, out.newlines, out.mode, out.fileno())
    print(out.line_buffering, out.write_through, out.closed, out.writable())
    print(threading.enumerate()[0].name, threading.active_count())
    err = sys.stderr
    print(type(err), repr(err), type(err.buffer), err.name, err is sys.__stderr__)
    print(err.encoding, err.errors, err.newlines, err.mode, err.fileno())
    print(err.line_buffering, err.write_through, err.closed, err.writable())
    print(sys.argv, sys.flags, sys.path[0])
    print(os.getcwd(), os.isatty(0), os.isatty(1), os.isatty(2))
    print(future.Future(), os.environ.get("PYTHONHASHSEED"), sys.excepthook)
    print(end="no ")
    print("tear")
"""
    + AGAIN
)
def test_the_script_sees_the_same(run: Recording):
    """Its output, arguments and threads are the same observed and unobserved."""
    observed, alone = (
        [text.split(" at 0x")[0] for text in texts] for texts in halves(run)
    )

    assert observed == alone


FAILURES = """
import concurrent.futures as future, multiprocessing as mp, os, subprocess
import sys, threading, traceback
from multiprocessing.pool import ThreadPool
from multiprocessing.shared_memory import SharedMemory

def fail():
    raise ValueError("no")

def fail_in_child():
    sys.stderr = sys.stdout
    fail()

def attempt(call, *args, **kwargs):
    try:
        call(*args, **kwargs)
    except Exception:
        traceback.print_exc(file=sys.stdout)

def complain(args):
    traceback.print_exception(args.exc_value, file=sys.stdout)

if __name__ == "__main__":
    threading.excepthook = complain
    for worker in threading.Thread(target=fail), mp.Process(target=fail_in_child):
        worker.start()
        worker.join()
    for pool in future.ThreadPoolExecutor(1), future.ProcessPoolExecutor(1):
        with pool:
            one, many = pool.submit(fail), pool.map(int, ["x"])
        attempt(one.result)
        attempt(list, many)
    for pool in ThreadPool(1), mp.Pool(1):
        with pool:
            attempt(pool.apply, fail)
            attempt(pool.map, int, ["x"])
    attempt(threading.Thread().join)
    attempt(threading.current_thread().join)
    attempt(mp.Process().join)
    attempt(SharedMemory, name="no_such_block_here")
    attempt(mp.Semaphore, -1)
"""


@posix
@script(FAILURES + AGAIN)
def test_tracebacks(run: Recording):
    """Whatever fails, its traceback is the same observed and unobserved."""
    observed, alone = halves(run)

    assert observed == alone
    assert observed.count("ValueError: no") >= 6


@script(FAILURES, methods=METHODS)
def test_tracebacks_by_start_method(run: Recording):
    """However a process starts, no traceback shows a file of the observer."""

    assert run.texts.count("ValueError: no") >= 6
    assert not any("sitecustomize" in text for text in run.texts)


# What fails in silence


def failing(body: str) -> str:
    """A script with a function that fails, and this body."""
    return f"""
import concurrent.futures as future, multiprocessing as mp, os, signal, sys
import threading
from time import sleep

def fail():
    raise ValueError("no")

def end():
    sys.exit()

def read_by_callback(future):
    future.exception()

if __name__ == "__main__":
    {body.strip()}
"""


@script(failing("threading.Thread(target=fail, name='worker').start()"))
def test_thread_dies(run: Recording):
    """An exception that ends a thread is an incident, though the script ends well."""

    assert run.exit_code == 0
    assert run.lost == ("thread worker died of ValueError('no')",)
    assert "ValueError: no" in run.complaints


@script(failing("threading.Thread(target=end).start()"))
def test_thread_exits(run: Recording):
    """A thread may end itself by SystemExit; the library takes it for an end."""

    assert (run.incidents, run.lost, run.complaints) == ((), (), "")


@script(failing("mp.Process(target=fail).start()"), methods=METHODS)
def test_child_raises(run: Recording):
    """A child that an exception ends has exit code 1, whoever asks for it."""

    assert (run.exit_code, run.children) == (0, (1,))
    assert "ValueError: no" in run.complaints


@pytest.mark.parametrize(
    "run",
    [
        Script(failing(body))
        for body in (
            "with future.ThreadPoolExecutor() as pool: pool.submit(fail)",
            "with future.ProcessPoolExecutor(1) as pool: pool.submit(fail)",
            "with future.ThreadPoolExecutor() as p: future.wait([p.submit(fail)])",
        )
    ],
    ids=["thread", "process", "only waited for"],
    indirect=True,
)
def test_future_nobody_reads(run: Recording):
    """An exception that stays in its future is an incident."""

    assert run.lost == ("nobody read the exception of a future: ValueError('no')",)
    assert (run.exit_code, run.complaints) == (0, "")


@pytest.mark.parametrize(
    "run",
    [
        Script(
            failing(f"""
    from multiprocessing.pool import {pool} as Pool
    with Pool(1) as pool:
        pool.apply_async(fail).wait()
""")
        )
        for pool in ("Pool", "ThreadPool")
    ],
    ids=["process", "thread"],
    indirect=True,
)
def test_pool_result_nobody_reads(run: Recording):
    """An exception that stays in a pool's result is an incident."""

    assert run.lost == ("nobody read the exception of a future: ValueError('no')",)


@script(
    failing("""
    from contextlib import suppress
    with future.ThreadPoolExecutor(2) as pool, mp.Pool(1) as processes:
        with suppress(ValueError):
            pool.submit(fail).result()
        pool.submit(fail).exception()
        pool.submit(fail).add_done_callback(read_by_callback)
        for done in future.as_completed([pool.submit(fail)]):
            with suppress(ValueError):
                done.result()
        with suppress(ValueError):
            list(pool.map(int, ["x"]))
        with suppress(ValueError):
            processes.apply_async(fail).get()
        with suppress(ValueError):
            processes.map(int, ["x"])
        processes.apply_async(fail, error_callback=print).wait()
""")
)
def test_exceptions_that_are_read(run: Recording):
    """An exception that reached the script in any way is no incident."""

    assert (run.exit_code, run.incidents, run.lost) == (0, (), ())


@posix
@script(
    """
import multiprocessing as mp, os, signal, sys

def killed():
    os.kill(os.getpid(), signal.SIGKILL)

def gone():
    os._exit(3)

def left():
    sys.exit(4)

if __name__ == "__main__":
    for function in killed, gone, left:
        mp.Process(target=function).start()
    sys.exit(5)
""",
    methods=METHODS,
)
def test_exit_codes(run: Recording):
    """Each exit code but 0 is told: the script's, and its children's in order."""

    assert run.exit_code == 5
    assert run.children == (-signal.SIGKILL, 3, 4)


@posix
@script(failing("mp.Process(target=sleep, args=(60,), daemon=True).start()"))
def test_daemon_is_cut_off(run: Recording):
    """A daemonic child is ended with the script, and its exit code says so."""

    assert run.children == (-signal.SIGTERM,)
    assert run.span < 50


@posix
@script("""
import os
from time import sleep

if __name__ == "__main__":
    os.kill(os.getpid(), 9)
""")
def test_script_is_killed(run: Recording):
    """A script that a signal ends has the signal as its exit code, negative."""

    assert run.exit_code == -signal.SIGKILL


# What stays behind

SAY = """
import os, subprocess, sys
from time import sleep
print(os.environ["PROOF_LOG"], flush=True)
"""


@posix
@pytest.mark.parametrize(
    "run",
    [
        Script(SAY + "subprocess.Popen(['sleep', '60'])"),
        Script(SAY + "subprocess.Popen(['sleep', '60'], env={'PATH': os.defpath})"),
        Script(SAY + "subprocess.Popen(['sleep', '60'], start_new_session=True)"),
        Script(SAY + "if not os.fork() and not os.fork(): sleep(60)"),
        Script(
            SAY + "if not os.fork():\n os.setsid()\n if not os.fork():\n  sleep(60)"
        ),
    ],
    ids=["program", "without environment", "in a session", "grandchild", "daemon"],
    indirect=True,
)
def test_process_left_behind(run: Recording):
    """A process that outlives the script is named and killed."""
    (incident,) = run.incidents

    assert incident.startswith("left behind: process ")
    assert "sleep 60" in incident or "script.py" in incident
    assert not running(int(incident.split()[3]))
    assert alive(run.texts[0]) == []


@posix
@script("""
import os
from time import monotonic

if not os.fork():
    end = monotonic() + 1.5
    while monotonic() < end:
        pass
""")
def test_what_ends_by_itself_is_waited_for(run: Recording):
    """A process that is still at work on its end was not left behind."""

    assert run.incidents == ()


@posix
@script("""
import os
from multiprocessing import resource_tracker
from multiprocessing.shared_memory import SharedMemory

block = SharedMemory(create=True, size=8)
print(block.name)
resource_tracker.unregister(block._name, "shared_memory")
block.close()
""")
def test_memory_left_behind(run: Recording):
    """A block that nobody tracks is named, and freed."""

    assert run.incidents == (f"left behind: shared memory block /{run.texts[0]}",)
    with pytest.raises(FileNotFoundError):
        SharedMemory(name=run.texts[0])


@posix
@script("""
import sys
from multiprocessing.shared_memory import SharedMemory

if __name__ == "__main__":
    untracked = {"track": False} if sys.version_info >= (3, 13) else {}
    blocks = SharedMemory(create=True, size=8), SharedMemory(create=True, size=8)
    blocks[0].unlink()
    print(blocks[1].name, bool(untracked))
    SharedMemory(name=blocks[1].name, **untracked).close()
    SharedMemory(create=True, size=8, **untracked).close()
""")
def test_memory_leaks_are_told(run: Recording):
    """What the library's tracker finds it tells; what it cannot, the recording."""
    name, untracked = run.texts[0].split()

    assert "resource_tracker" in run.complaints
    assert len(run.incidents) == (untracked == "True")
    with pytest.raises(FileNotFoundError):
        SharedMemory(name=name)


@posix
@script(
    """
import multiprocessing as mp, os
from multiprocessing import resource_tracker

if __name__ == "__main__":
    semaphore = mp.Semaphore()
    resource_tracker.unregister(semaphore._semlock.name, "semaphore")
    print(semaphore._semlock.name, flush=True)
    os._exit(0)
""",
    methods=("spawn",),
)
def test_semaphore_left_behind(run: Recording):
    """A semaphore that nobody tracks is named, and freed."""

    assert run.incidents == (f"left behind: semaphore {run.texts[0]}",)


# What never ends


DEADLOCK = (
    SAY
    + """
import threading

def take(first, second):
    with first:
        sleep(0.2)
        with second: print("never")

if __name__ == "__main__":
    a, b = threading.Lock(), threading.Lock()
    for pair in (a, b), (b, a):
        threading.Thread(target=take, args=pair).start()
"""
)


@posix
@script(DEADLOCK, limit=HANGS)
def test_deadlock(run: Recording):
    """A hang is ended, and told with the line where each thread stands."""
    (incident,) = run.incidents
    stuck = 1 + DEADLOCK[: DEADLOCK.index("never")].count("\n")

    assert incident.startswith("still running after 3 s")
    assert "sitecustomize" not in incident
    assert incident.count(f'script.py", line {stuck} in take') == 2
    assert incident.count('with second: print("never")') == 2
    assert "threading.py" not in incident
    assert alive(run.texts[0]) == []
    assert [task.end for task in run.tasks] == [None, None]


@posix
@script(
    """
import multiprocessing as mp, os, signal
from time import sleep

def forever():
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    print("deaf", flush=True)
    while True:
        sleep(60)

if __name__ == "__main__":
    print(os.environ["PROOF_LOG"], flush=True)
    mp.Process(target=forever).start()
""",
    limit=HANGS,
    methods=METHODS,
)
def test_child_never_ends(run: Recording):
    """Stacks of every process are shown; one deaf to SIGTERM is killed as well."""
    hang, cut_off = run.incidents

    assert run.texts[1:] == ["deaf"]
    assert " in forever\n    sleep(60)" in hang
    assert "multiprocessing" not in hang
    assert cut_off == "Process-1 was cut off before its end"
    assert alive(run.texts[0]) == []


@script("while True: print('flood' * 1000)")
def test_flood(run: Recording):
    """A script that prints without end is stopped at a limit."""

    assert run.incidents[0] == f"printed more than {MOST_OUTPUT:,} bytes"
    assert sum(len(text) + 1 for text in run.texts) <= MOST_OUTPUT


# What is odd


@script("print('first')\nprint('second', end='')")
def test_no_newline(run: Recording):
    """A last line without an end is shown as such."""

    assert run.texts == ["first", "second (no end of line)"]


@script("import sys\nsys.stdout.buffer.write(b'a \\xff b\\n')")
def test_not_utf_8(run: Recording):
    """Bytes that are no text become the sign for that."""

    assert printed(run) == [("main", "a \N{REPLACEMENT CHARACTER} b")]


@script("print('Grüße, 世界 \N{SNAKE}')")
def test_unicode(run: Recording):
    """Text beyond ASCII arrives whole, with its writer."""

    assert printed(run) == [("main", "Grüße, 世界 \N{SNAKE}")]


@script("import subprocess, sys\nsubprocess.run([sys.executable, '-Ic', 'print(1)'])")
def test_unobserved_writer(run: Recording):
    """A line by a program that cannot be observed has no writer, but a place."""

    assert [(line.lane, line.text) for line in run.lines] == [(None, "1")]


@script("input()")
def test_standard_input(run: Recording):
    """Nobody types: reading finds the end at once, and does not hang."""

    assert run.exit_code == 1
    assert "EOFError" in run.complaints


@script("print('never'")
def test_syntax_error(run: Recording):
    """A script that does not compile prints nothing and complains."""

    assert (run.exit_code, run.texts) == (1, [])
    assert "SyntaxError" in run.complaints


@pytest.fixture
def recorder(request: pytest.FixtureRequest) -> Recorder:
    return Recorder(request.config.getoption("python", None) or sys.executable)


def test_script_is_missing(recorder: Recorder, tmp_path: Path):
    """A script that is not there has Python's own complaint."""
    run = recorder.record("missing.py", tmp_path, 30)

    assert run.exit_code == 2
    assert "missing.py" in run.complaints


def test_a_traceback_names_no_folder(recorder: Recorder, tmp_path: Path):
    """A recording is published; where the script stood is nobody's business."""
    (tmp_path / "script.py").write_text("raise ValueError('no')")
    run = recorder.record("script.py", tmp_path, 30)

    assert 'File "script.py", line 1' in run.complaints
    assert str(tmp_path) not in run.complaints


def test_a_message_names_no_folder(recorder: Recorder, tmp_path: Path):
    """From 3.13 on, Python names the file that hides a module of its own."""
    message = "consider renaming {!r} since it has the same name"
    (tmp_path / "script.py").write_text(f"exit({message!r}.format(__file__))")
    run = recorder.record("script.py", tmp_path, 30)

    assert run.complaints == message.format("script.py")


WARNING = """
import importlib, pathlib, sys, warnings
pathlib.Path("other.py").write_text("import warnings; warnings.warn('no')")
sys.path.insert(0, str(pathlib.Path.cwd()))
import other
"""


def test_a_warning_names_no_folder(recorder: Recorder, tmp_path: Path):
    """Nor where the module stood that gave it."""
    (tmp_path / "script.py").write_text(WARNING)
    run = recorder.record("script.py", tmp_path, 30)

    assert run.complaints.startswith("other.py:1: UserWarning: no")
    assert str(tmp_path) not in run.complaints


def test_python_is_missing(tmp_path: Path):
    """A Python that cannot start is an error of the call, and leaks nothing."""
    run = Run.__new__(Run)

    with pytest.raises(OSError):
        run.__init__(str(tmp_path / "python"), "script.py", tmp_path, {})
    assert not run.log.exists()
    assert until(lambda: not run.out.reader.is_alive())


def test_an_unknown_python_is_not_blamed_on_the_script(
    recorder: Recorder, tmp_path: Path
):
    """A library without a name that the observer takes: it says which."""
    module = tmp_path / "concurrent/futures/thread.py"
    module.parent.mkdir(parents=True)
    for package in module.parents[:2]:
        (package / "__init__.py").touch()
    module.write_text("class ThreadPoolExecutor:\n    _shutdown = shutdown = None\n")
    (tmp_path / "script.py").write_text("import concurrent.futures.thread\n")
    version = "{}.{}".format(*sys.version_info)

    with pytest.raises(Unknown) as error:
        recorder.record("script.py", tmp_path, 30)

    assert str(error.value) == (
        f"the observer does not know Python {version}: "
        "concurrent.futures.thread._WorkItem.run is gone"
    )


@pytest.mark.parametrize("name", sitecustomize().WATCHED)
def test_what_the_observer_leans_on_is_there(name: str):
    """In this Python; what it no longer has is found by its name."""
    observer = sitecustomize()
    package = name.split(".")[0]
    if find_spec(package) is None:
        pytest.skip(f"needs {package}: make extra")
    if find_spec(name) is None or name.endswith("win32") != (os.name == "nt"):
        pytest.skip("another system's")
    module = importlib.import_module(name)
    _, names = observer.WATCHED[name]

    assert [n for n in names.split() if not observer.is_there(module, n)] == []
    assert not observer.is_there(module, "Gone.name")
    assert not observer.is_there(module, "gone|Gone")


ENGINE = """
import threading
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(1)
pool.submit(lambda: None).result()
threading.Thread(target=lambda: None).start()
"""
WORKER = """
known = threading.local()

def get_worker():
    class Ada:
        name = "Ada"
        class state:
            nthreads = 1
    return Ada

def _run_task_simple(task, data):
    return task.func(*(data[arg.target] for arg in task.args), **task.kwargs)

class Alias:
    target = "number"

class Task:
    kwargs = {}
    def __init__(self, func, *args):
        self.func, self.args = func, args
"""
LOKY = """
class ProcessPoolExecutor:
    def __init__(self, workers):
        self._max_workers = workers

class _CallItem:
    def __init__(self, fn, args, kwargs):
        self.fn, self.args, self.kwargs = fn, args, kwargs

class _ResultItem:
    def __init__(self, work_id):
        self.work_id = work_id
"""
USER = """
import pickle
import threading
from distributed import worker
from loky import process_executor as loky

def runner(n):
    return n

def work():
    for n in (1, 2):
        worker._run_task_simple(worker.Task(runner, worker.Alias()), {"number": n})

if __name__ == "__main__":
    loky.ProcessPoolExecutor(3)
    call = pickle.loads(pickle.dumps(loky._CallItem(runner, (3,), {})))
    loky._ResultItem(7)
    threading.Thread(target=work).start()
"""


def test_engines(recorder: Recorder, tmp_path: Path):
    """Of what shares work out there are the tasks, not its own pools and threads."""
    files = {
        "distributed/__init__.py": ENGINE,
        "distributed/worker.py": "import threading" + WORKER,
        "loky/__init__.py": ENGINE,
        "loky/process_executor.py": LOKY,
        "script.py": USER,
    }
    for name, source in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(source, "utf-8")

    run = recorder.record("script.py", tmp_path, 30)

    assert (run.complaints, run.incidents, run.lost) == ("", (), ())
    assert run.pools == (Pool("ProcessPoolExecutor", 3),)
    assert [(lane.kind, lane.name) for lane in run.lanes[1:]] == [("process", "Ada")]
    assert [(t.lane, t.name, t.arguments) for t in run.tasks] == [
        (0, "runner", "3"),
        (1, "work", ""),
        (1, "runner", "1"),
        (1, "runner", "2"),
    ]


POOL_OF_MPI = """
import threading

class MPIPoolExecutor:
    def __init__(self):
        self._shutdown = False
        threading.Thread(target=lambda: None).start()

    def shutdown(self):
        self._shutdown = True
"""
SERVER_OF_MPI = """
class Comm:
    def __init__(self, rank, calls):
        self.rank, self.calls = rank, [*calls, None]

    def Get_rank(self):
        return self.rank

    def recv(self, *source):
        return self.calls.pop(0)

    def issend(self, *answer):
        print(answer)

def _apply_chunks(function, chunk):
    return [function(*args) for args in chunk]

def server_exec(comm, options):
    assert isinstance(comm, Comm)
    while (task := comm.recv(None, 0)) is not None:
        function, args, kwargs = task
        comm.issend(function(*args, **kwargs), 0)

def server_main_comm(comm):
    server_exec(comm, {})
"""
USER_OF_MPI = """
import runpy, threading
from functools import partial
from mpi4py.futures import _core, pool

def runner(n):
    return n

def serve(rank, *calls):
    _core.server_main_comm(_core.Comm(rank, calls))

chunk = partial(_core._apply_chunks, runner)
if __name__ == "__main__":
    pool.MPIPoolExecutor()
    pool.MPIPoolExecutor().shutdown()
    calls = (runner, (4,), {}), (chunk, ([(5,), (6,)],), {})
    for about in (7, *calls), (8,):
        server = threading.Thread(target=serve, args=about)
        server.start()
        server.join()
    runpy.run_path(__file__, run_name="__worker__")
elif __name__ == "__worker__":
    print("imported")
"""


def test_workers_of_mpi(recorder: Recorder, tmp_path: Path):
    """They are named by their ranks, and there whether they have a call or not."""
    files = {
        "mpi4py/__init__.py": "",
        "mpi4py/futures/__init__.py": "",
        "mpi4py/futures/pool.py": POOL_OF_MPI,
        "mpi4py/futures/_core.py": SERVER_OF_MPI,
        "script.py": USER_OF_MPI,
    }
    for name, source in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(source, "utf-8")

    run = recorder.record("script.py", tmp_path, 30)

    assert (run.complaints, run.incidents) == ("", ("left open: a MPIPoolExecutor",))
    assert run.texts == ["(4, 0)", "([5, 6], 0)", "imported"]
    assert run.lines[-1].lineno == USER_OF_MPI.count("\n")
    assert [(lane.kind, lane.name) for lane in run.lanes[1:]] == [
        ("process", "rank 7"),
        ("process", "rank 8"),
    ]
    assert [(t.lane, t.name, t.arguments) for t in run.tasks if t.name != "serve"] == [
        (1, "runner", "4"),
        (1, "runner", "2 items"),
    ]
    assert all(task.end for task in run.tasks)


def test_programs_of_its_own_python_come_first(tmp_path: Path):
    """A script finds what packages bring, as in an activated environment."""
    source = "import os\nprint(os.environ['PATH'])"
    (tmp_path / "script.py").write_text(source, "utf-8")

    run = Recorder(sys.executable).record("script.py", tmp_path, 30)

    own = os.path.dirname(sys.executable)
    assert run.texts == [os.pathsep.join([own, os.environ["PATH"]])]


@posix
def test_a_python_may_be_one_on_the_path(tmp_path: Path, monkeypatch):
    (tmp_path / "python3.99").symlink_to(sys.executable)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert Recorder("python3.99").path == f"{tmp_path}{os.pathsep}{tmp_path}"


@posix
def test_a_python_may_be_named_from_here(tmp_path: Path, monkeypatch):
    """Although a script runs in its own folder."""
    (tmp_path / "python").symlink_to(sys.executable)
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "of scripts"
    folder.mkdir()
    (folder / "script.py").write_text("print('ran')", "utf-8")

    assert Recorder("./python").record("script.py", folder, 30).texts == ["ran"]


def test_a_run_that_was_killed_leaves_no_file(recorder: Recorder, tmp_path: Path):
    """What it made in the temporary directory goes with it."""
    source = "import tempfile, os\nprint(tempfile.mkdtemp(), flush=True)\nos.abort()"
    (tmp_path / "script.py").write_text(source, "utf-8")

    run = recorder.record("script.py", tmp_path, 30)

    assert "proof-" in run.texts[0]
    assert not Path(run.texts[0]).exists()


class Slow:
    """An output whose reader gets its turn after so many seconds."""

    def __init__(self, seconds: float):
        self.go = threading.Event()
        self.reader = threading.Thread(target=self.go.wait, daemon=True)
        self.reader.start()
        if seconds < math.inf:
            threading.Timer(seconds, self.go.set).start()


def test_output_is_waited_for_until_it_is_read():
    """A reader that a busy machine kept waiting has lost no line."""
    run = Run.__new__(Run)
    run.out, run.errors = Slow(0.7), Slow(0)

    assert run.find_open() == []
    assert not run.out.reader.is_alive()


def test_output_that_does_not_end_is_told(monkeypatch):
    monkeypatch.setattr(module, "ENDING_GRACE", 0)
    run = Run.__new__(Run)
    run.out, run.errors = Slow(math.inf), Slow(math.inf)

    assert run.find_open() == [
        "left behind: something holds standard output open",
        "left behind: something holds standard error open",
    ]
    run.out.go.set(), run.errors.go.set()


def test_proxies_are_of_no_concern(recorder: Recorder, tmp_path: Path, monkeypatch):
    """A script reaches a site on its own machine whatever the caller goes through."""
    for name in "http_proxy", "HTTPS_PROXY", "NO_PROXY":
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    (tmp_path / "script.py").write_text(
        "import os\nfrom urllib.request import proxy_bypass\n"
        "print(sorted(k for k in os.environ if k.lower().endswith('_proxy')))\n"
        "print(bool(proxy_bypass('127.0.0.1')))\n"
    )
    run = recorder.record("script.py", tmp_path, 30)

    assert run.texts == ["['no_proxy']", "True"]


def test_the_threads_of_libraries_are_counted_anew(
    recorder: Recorder, tmp_path: Path, monkeypatch
):
    """What a caller sets for libraries that compute would change what is counted."""
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    (tmp_path / "script.py").write_text(
        "import os\nprint(os.environ.get('OMP_NUM_THREADS'))"
    )

    assert recorder.record("script.py", tmp_path, 30).texts == ["None"]


def test_its_terminal_shows_lines_and_no_more(
    recorder: Recorder, tmp_path: Path, monkeypatch
):
    """Whatever the caller's can do: a library that draws or colours asks for that."""
    monkeypatch.setenv("TERM", "xterm-256color")
    (tmp_path / "script.py").write_text("import os\nprint(os.environ['TERM'])")

    assert recorder.record("script.py", tmp_path, 30).texts == ["dumb"]


@posix
def test_a_script_can_be_interrupted_in_the_background(tmp_path: Path):
    """A shell has what runs there ignore SIGINT; the script is as in a terminal."""
    source = "import signal\nprint(signal.getsignal(signal.SIGINT).__name__)"
    (tmp_path / "script.py").write_text(source, "utf-8")
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        run = Recorder().record("script.py", tmp_path, HANGS)
    finally:
        signal.signal(signal.SIGINT, before)

    assert run.texts == ["default_int_handler"]


# What there is too little of


@posix
@pytest.mark.parametrize(("allowed", "runs"), [(64, 6), (1024, 126), (8, 1)])
def test_as_many_runs_as_have_files(monkeypatch, allowed: int, runs: int):
    import resource

    monkeypatch.setattr(resource, "getrlimit", lambda _: (allowed, allowed))
    monkeypatch.setattr(psutil.Process, "num_fds", lambda self: 16)

    assert count_room() == runs
    assert runs == 1 or runs * FILES + 16 <= allowed


@posix
@pytest.mark.parametrize("opened", [0, 1])
def test_too_few_files_are_told(
    recorder: Recorder, tmp_path: Path, monkeypatch, opened: int
):
    """In a sentence with its cure; nothing is left of the run."""
    ends = [os.openpty() for _ in range(opened)]
    folders = []

    def openpty() -> tuple[int, int]:
        if ends:
            return ends.pop()
        raise OSError(errno.EMFILE, "Too many open files")

    def mkdtemp(prefix: str) -> str:
        folders.append(tmp_path / prefix)
        folders[0].mkdir()
        return str(folders[0])

    monkeypatch.setattr(os, "openpty", openpty)
    monkeypatch.setattr(module.tempfile, "mkdtemp", mkdtemp)
    with pytest.raises(TooFewFiles) as error:
        recorder.record("script.py", tmp_path, 30)

    assert str(error.value) == (
        "a run needs up to 8 open files more than the system allows this process: "
        "allow more, as by `ulimit -n 256`"
    )
    assert not folders[0].exists()


def test_close_stops_a_run(recorder: Recorder, tmp_path: Path):
    """Closing the recorder from another thread ends what runs, at once."""
    (tmp_path / "script.py").write_text(
        "import time\nopen('begun', 'w').close()\ntime.sleep(60)"
    )
    with ThreadPoolExecutor() as pool:
        run = pool.submit(recorder.record, "script.py", tmp_path, 60)
        begun = until((tmp_path / "begun").exists)
        since = time.monotonic()
        recorder.close()
        error = run.exception()

    assert begun
    assert isinstance(error, Stopped)
    assert time.monotonic() - since < 10


def test_closed_recorder(recorder: Recorder, tmp_path: Path):
    """A closed recorder starts nothing more."""
    recorder.close()

    with pytest.raises(Stopped):
        recorder.record("script.py", tmp_path, 1)


def test_where(recorder: Recorder):
    """A recording names Python, system, cores and date, and no machine."""

    assert set(recorder.where) == {
        "python",
        "implementation",
        "gil",
        "system",
        "cores",
        "start_method",
        "date",
    }


def test_conditions_are_brought_about(recorder: Recorder, tmp_path: Path):
    """Start method and CPUs that an example needs are those of its run."""
    (tmp_path / "script.py").write_text(
        "import multiprocessing, os\n"
        "print(multiprocessing.get_start_method(), os.environ['PYTHON_CPU_COUNT'])"
    )
    needs = Needs(start_method="spawn", cpus=8)
    run = recorder.record("script.py", tmp_path, 30, needs)

    assert run.texts == ["spawn 8"]
    assert (run.where["start_method"], run.where["cpus"]) == ("spawn", 8)


JOINED = {
    "map": "list(map(threading.Thread.join, workers))",
    "by the class": "for w in workers: threading.Thread.join(w, timeout=9)",
    "by a subclass": "for w in workers: w.join()",
    "bound before": "for join in [w.join for w in workers]: join()",
}


@pytest.mark.parametrize(
    "run",
    [
        Script(
            f"""
import threading
from time import sleep

class Worker(threading.Thread):
    def join(self, timeout=None):
        threading.Thread.join(self, timeout)

if __name__ == "__main__":
    workers = [Worker(target=sleep, args=(0.1,), name=name) for name in "ab"]
    for w in workers: w.start()
    {body}
"""
        )
        for body in JOINED.values()
    ],
    ids=JOINED,
    indirect=True,
)
def test_however_a_join_is_called(run: Recording):
    """It is one wait for each worker, by the main thread, to the worker's end."""
    assert [(w.lane, w.worker) for w in run.waits] == [(0, "a"), (0, "b")]
    assert run.waits[0].end >= 0.1


@script(
    """
import multiprocessing as mp
from time import sleep

if __name__ == "__main__":
    workers = [mp.Process(target=sleep, args=(0.1,), name=name) for name in "ab"]
    for w in workers: w.start()
    list(map(mp.Process.join, workers))
    print(mp.Process.join.__qualname__)
"""
)
def test_processes_joined_by_map(run: Recording):
    assert [wait.worker for wait in run.waits] == ["a", "b"]
    assert run.texts == ["BaseProcess.join"]


POOLS = {
    "threads": "future.ThreadPoolExecutor(1)",
    "processes": "future.ProcessPoolExecutor(1)",
    "old processes": "mp.Pool(1)",
}


@pytest.mark.parametrize(
    "run",
    [Script(failing(f"pool = {pool}; print(pool)")) for pool in POOLS.values()],
    ids=POOLS,
    indirect=True,
)
def test_pool_left_open(run: Recording):
    """A pool that only the end of Python closes is an incident."""
    (incident,) = run.incidents

    assert incident in {
        "left open: a ThreadPoolExecutor",
        "left open: a ProcessPoolExecutor",
        "left open: a Pool",
    }


CLOSED = {
    **{
        f"{name}, with": f"with {pool} as p: p.map(len, '')"
        for name, pool in POOLS.items()
    },
    "shut down": "future.ThreadPoolExecutor(1).shutdown(wait=False)",
    "closed": "p = mp.Pool(1); p.close(); p.join()",
    "terminated": "p = mp.Pool(1); p.terminate(); p.join()",
    "a loop's own": "import asyncio; asyncio.run(asyncio.to_thread(print))",
    "broken": "with future.ProcessPoolExecutor(1) as p: "
    "assert p.submit(os._exit, 1).exception()",
}


@pytest.mark.parametrize(
    "run",
    [Script(failing(body)) for body in CLOSED.values()],
    ids=CLOSED,
    indirect=True,
)
def test_pool_that_is_closed(run: Recording):
    assert run.incidents == ()
    assert run.exit_code == 0
