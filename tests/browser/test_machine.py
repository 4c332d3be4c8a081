"""Scripts that run in a browser, and the recordings that are composed there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from proof.run.recording import Recording
from tools.browser.recorder import NO_BROWSER, BrowserRecorder, find_browser

pytestmark = pytest.mark.skipif(not find_browser(), reason=NO_BROWSER)
Record = Callable[..., Recording]


@pytest.fixture(scope="module")
def recorder() -> Iterator[BrowserRecorder]:
    recorder = BrowserRecorder()
    yield recorder
    recorder.close()


@pytest.fixture
def record(recorder: BrowserRecorder, tmp_path: Path) -> Record:
    def record(source: str, limit: float = 20.0, hangs: bool = False) -> Recording:
        (tmp_path / "script.py").write_text(source, "utf-8")
        return recorder.record("script.py", tmp_path, limit, hangs=hangs)

    return record


TWO = """
from multiprocessing import Process
from time import sleep

def runner(name):
    print(f"{name} begins")
    sleep(1)
    print(f"{name} ends")

if __name__ == "__main__":
    both = [Process(target=runner, args=(name,)) for name in "ab"]
    for process in both:
        process.start()
    for process in both:
        process.join()
    print("joined")
"""


def test_two_processes_work_at_once(record: Record):
    run = record(TWO)
    first, second = run.tasks

    assert sorted(run.texts[:2]) == ["a begins", "b begins"]
    assert run.texts[-1] == "joined"
    assert second.begin < first.end
    assert first.end - first.begin >= 1
    assert [lane.kind for lane in run.lanes] == ["main", "process", "process"]
    assert len(run.waits) == 2
    assert run.incidents == ()


def test_a_thread_that_computes_lets_others_go_on(record: Record):
    run = record("""
from threading import Thread

def spin():
    while not done:
        pass
    print("spun")

done = False
thread = Thread(target=spin)
thread.start()
print("beside it")
done = True
thread.join()
""")

    assert run.texts == ["beside it", "spun"]


def test_threads_have_attributes_and_variables_of_their_own(record: Record):
    run = record("""
from contextvars import ContextVar
from threading import Thread, local
from time import sleep

mine, variable = local(), ContextVar("variable", default="unset")

def runner(number):
    first = variable.get()
    mine.number = number
    variable.set(number)
    sleep(0.1)
    print(number, mine.number, first, variable.get())

threads = [Thread(target=runner, args=(n,)) for n in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(vars(mine), variable.get())
""")

    assert run.texts == ["0 0 unset 0", "1 1 unset 1", "{} unset"]


def test_what_is_made_before_a_process_goes_to_it(record: Record):
    run = record("""
from multiprocessing import Array, Barrier, Condition, Event, Lock, Pipe, Process
from multiprocessing import Queue, Semaphore, Value

def runner(lock, event, barrier, value, array, queue, end, *others):
    event.wait()
    barrier.wait()
    with lock:
        value.value += 1
        array[1] = 2.5
    queue.put(end.recv())

if __name__ == "__main__":
    here, there = Pipe()
    lock, event, barrier, queue = Lock(), Event(), Barrier(2), Queue()
    value, array = Value("i", 41), Array("d", [1, 2, 3])
    others = Condition(), Semaphore(3)
    args = lock, event, barrier, value, array, queue, there, *others
    process = Process(target=runner, args=args)
    process.start()
    here.send("sent")
    event.set()
    barrier.wait()
    print(queue.get())
    process.join()
    print(value.value, array[:], process.exitcode)
""")

    assert run.complaints == ""
    assert run.texts == ["sent", "42 [1.0, 2.5, 3.0] 0"]


def test_what_is_wrong_is_on_standard_error_with_the_readers_lines(record: Record):
    run = record("""
from multiprocessing import Process

def fail():
    raise ValueError("in the child")

if __name__ == "__main__":
    process = Process(target=fail)
    process.start()
    process.join()
    print("code", process.exitcode)
    raise SystemExit("enough")
""")

    assert run.texts == ["code 1"]
    assert "in fail\n    raise ValueError" in run.complaints
    assert run.complaints.endswith("ValueError: in the child\nenough")
    assert run.children == (1,)
    assert run.exit_code == 1


ENDED = {
    "terminate": "-15",
    "kill": "-9",
}


@pytest.mark.parametrize(("how", "code"), ENDED.items())
def test_a_process_is_ended_even_if_it_computes(record: Record, how: str, code: str):
    run = record(f"""
from multiprocessing import Process

def spin():
    while True:
        pass

if __name__ == "__main__":
    process = Process(target=spin)
    process.start()
    process.{how}()
    process.join()
    print(process.exitcode, process.is_alive())
""")

    assert run.texts == [f"{code} False"]


def test_a_handler_runs_while_its_process_sleeps(record: Record):
    run = record("""
import signal
from multiprocessing import Process, Event
from time import sleep

def runner(ready):
    signal.signal(signal.SIGTERM, lambda number, frame: print("handled", number))
    ready.set()
    sleep(0.5)
    print("slept on")

if __name__ == "__main__":
    ready = Event()
    process = Process(target=runner, args=(ready,))
    process.start()
    ready.wait()
    process.terminate()
    process.join()
    print(process.exitcode)
""")

    assert run.texts == ["handled 15", "slept on", "0"]


def test_a_callback_and_a_new_worker_for_each_task(record: Record):
    run = record("""
from concurrent.futures import ProcessPoolExecutor

def square(number):
    return number * number

if __name__ == "__main__":
    with ProcessPoolExecutor(1, max_tasks_per_child=1) as ex:
        for number in range(2):
            future = ex.submit(square, number)
            future.add_done_callback(lambda done: print("done", done.result()))
""")

    assert run.texts == ["done 0", "done 1"]
    assert len({task.lane for task in run.tasks}) == 2


def test_only_what_is_computed_is_time_of_the_cpu(record: Record):
    run = record("""
import time

def spin(seconds):
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        pass

before = time.thread_time(), time.process_time()
time.sleep(1)
spin(0.2)
after = time.thread_time(), time.process_time()
print(all(0.2 <= b - a < 1 for a, b in zip(before, after)))
""")

    assert run.texts == ["True"]


def test_a_manager_serves(record: Record):
    run = record("""
from multiprocessing import Manager, Process

def runner(shared, number):
    shared[number] = number * number

if __name__ == "__main__":
    with Manager() as manager:
        shared = manager.dict()
        both = [Process(target=runner, args=(shared, n)) for n in range(2)]
        for process in both:
            process.start()
        for process in both:
            process.join()
        print(sorted(shared.items()))
""")

    assert run.texts == ["[(0, 0), (1, 1)]"]


def test_a_coroutine_waits_for_threads_beside_it(record: Record):
    run = record("""
import asyncio
from threading import current_thread
from time import sleep

async def tick():
    await asyncio.sleep(0.1)
    print("tick in", current_thread().name)

def runner():
    sleep(0.3)
    return current_thread().name

async def main():
    print(await asyncio.gather(asyncio.to_thread(runner), tick()))

asyncio.run(main())
print(current_thread().name)
""")

    assert run.texts == ["tick in MainThread", "['asyncio_0', None]", "MainThread"]
    assert run.incidents == ()


def test_a_long_call_does_not_hang(record: Record):
    """Though nothing happens while it computes, and a look comes to it in between."""
    run = record("""
from threading import Thread
from time import perf_counter

def compute():
    end = perf_counter() + 3
    while perf_counter() < end:
        pow(3, 100_000)
    print("computed")

threads = [Thread(target=compute) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
""")

    assert run.texts == ["computed", "computed"]


HANGS = """
from threading import Lock

lock = Lock()
print("once")
lock.acquire()
lock.acquire()
"""


def test_a_hang_is_seen(record: Record):
    run = record(HANGS)

    assert run.hung == ("<module>: lock.acquire()",)
    assert run.texts == ["once"]


def test_who_sleeps_does_not_hang(record: Record):
    run = record("from time import sleep\nsleep(3)\nprint('slept')")

    assert run.texts == ["slept"]
    assert run.hung == ()


MISSING = {
    "multiprocessing.get_context('fork')": "processes by 'spawn' alone",
    "shared_memory.SharedMemory(create=True, size=1)": "browser share no memory",
    "subprocess.run(['ls'])": "a browser runs no other programs",
    "socket.create_connection(('localhost', 80))": "no script open a connection",
    "__import__('_interpreters')": "a browser has one interpreter in each process",
}


@pytest.mark.parametrize(("use", "why"), MISSING.items())
def test_what_a_browser_has_not_is_said(record: Record, use: str, why: str):
    run = record(
        "import multiprocessing, socket, subprocess\n"
        "from multiprocessing import shared_memory\n"
        "refused = ImportError, OSError, ValueError\n"
        f"try:\n    {use}\nexcept refused as error:\n    print(error)"
    )

    assert why in run.texts[0]


TURNS = """
import sys
from threading import Thread, get_ident
from time import perf_counter

def compute():
    end = perf_counter() + 2
    while perf_counter() < end:
        if turns[-1] != get_ident():
            turns.append(get_ident())

for interval in (0.005, 0.5):
    sys.setswitchinterval(interval)
    turns = [0]
    threads = [Thread(target=compute) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(len(turns) <= 12)
"""


def test_a_turn_is_as_long_as_the_switch_interval(record: Record):
    assert record(TURNS).texts == ["False", "True"]


PRINTS = """
import sys
from threading import Thread

def runner(name):
    for _ in range(200):
        print(name, name)

sys.setswitchinterval(1e-9)
sys.setrecursionlimit(100)
for name in "ab":
    Thread(target=runner, args=[name]).start()
"""


def test_turns_of_no_length_break_nothing(record: Record):
    """No turn ends between a text and the end of its line, as the GIL would not let it.

    And what ends a turn is not asked to end: it would call itself, deeper and deeper.
    """
    assert sorted(record(PRINTS).texts) == ["a a"] * 200 + ["b b"] * 200


def test_a_thread_that_has_ended_leaves_no_attributes(record: Record):
    run = record("""
from threading import Thread, local
from weakref import ref

class Kept:
    pass

kept = local()

def runner():
    kept.value = Kept()
    seen.append(ref(kept.value))

seen = []
thread = Thread(target=runner)
thread.start()
thread.join()
print(seen[0]())
""")

    assert run.texts == ["None"]


def test_what_threading_has_of_threads_of_the_system(record: Record):
    run = record("""
import _thread
import os
import threading

def runner():
    print(threading.get_native_id() == threading.current_thread().native_id)

thread = threading.Thread(target=runner)
thread.start()
thread.join()
print(_thread._count(), threading.main_thread().native_id == os.getpid())
try:
    threading.Thread(target=_thread.interrupt_main).start()
    threading.Event().wait()
except KeyboardInterrupt:
    print("interrupted")
""")

    assert run.texts == ["True", "0 True", "interrupted"]


REFUSED = {
    "threading.Lock().acquire(timeout=float('nan'))": "ValueError",
    "threading.Lock().acquire(timeout=1e20)": "OverflowError",
    "type('Own', (threading.Lock,), {})": "TypeError",
    "Listener(chr(92) * 2 + '.' + chr(92) + 'pipe')": "ValueError",
}


def test_what_the_library_refuses(record: Record):
    """Where a browser would not mind."""
    run = record(f"""
import threading
from multiprocessing.connection import Listener

for use in {list(REFUSED)}:
    try:
        eval(use)
    except Exception as error:
        print(type(error).__name__)
""")

    assert run.texts == list(REFUSED.values())


def test_a_script_may_close_its_output(record: Record):
    assert record("import sys\nprint('once')\nsys.stdout.close()").exit_code == 0


COLLECT = """
import gc
import time
import weakref
from concurrent.futures import ThreadPoolExecutor

class Node:
    pass

def runner(n):
    node = Node()
    node.itself = node
    nodes.append(weakref.ref(node))
    time.sleep(0.001)
    {step}
    return [[i] for i in range(n)]

gc.set_threshold(100)
{first}
nodes = []
with ThreadPoolExecutor(4) as ex:
    kept = list(ex.map(runner, range(400)))
print(len(kept), gc.isenabled(), any(node() is None for node in nodes))
"""


@pytest.mark.parametrize(
    ("first", "step", "printed"),
    [
        ("", "", "400 True True"),
        ("gc.disable()", "", "400 False False"),
        ("gc.disable(); gc.enable()", "", "400 True True"),
        ("gc.set_threshold(0)", "", "400 True False"),
        ("gc.disable()", "gc.collect(1)", "400 False True"),
    ],
)
def test_garbage_is_collected_though_threads_wait(
    record: Record, first: str, step: str, printed: str
):
    """By steps in which Python looks at all stacks, the interpreter would break."""
    run = record(COLLECT.format(first=first, step=step))

    assert run.texts == [printed]
    assert run.exit_code == 0


def test_garbage_is_collected_though_a_loop_waits(record: Record):
    run = record("""
import asyncio
import gc
import weakref

class Node:
    pass

async def main():
    node = Node()
    node.itself = node
    known = weakref.ref(node)
    del node
    kept = []
    for _ in range(20):
        await asyncio.sleep(0)
        kept.append([[i] for i in range(200)])
    return known()

gc.set_threshold(1000)
print(asyncio.run(main()))
""")

    assert run.texts == ["None"]
