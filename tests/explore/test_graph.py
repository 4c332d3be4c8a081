"""What the orders of a small script lead to: counted, and run again."""

import random
from collections import Counter
from math import comb
from pathlib import Path
from textwrap import dedent

import pytest

from proof.explore.graph import Explorer, Graph, TooMany
from proof.explore.states import Run
from proof.explore.turns import Unknown

START = """
threads = [Thread(target=work) for work in WORKS]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
"""


@pytest.fixture
def write(tmp_path):
    """Write a script that runs each of some functions in a thread."""

    def write_script(source: str, *works: str, end: str = "") -> str:
        path = tmp_path / "script.py"
        start = START.replace("WORKS", f"[{', '.join(works)}]") if works else ""
        path.write_text("from threading import *\n" + dedent(source) + start + end)
        return str(path)

    return write_script


def count_ends(graph: Graph) -> dict[tuple[str, ...], int]:
    """How many orders end with these lines; a deadlock with who waits for what."""
    found: Counter[tuple[str, ...]] = Counter()
    for number, orders in enumerate(graph.count_ways()):
        state = graph.states[number]
        if not graph.next[number]:
            printed = [text for _, text in state["printed"]]
            waits = [f"{t['name']}: {t['waits']}" for t in state["threads"]]
            found[tuple(printed if state["ended"] else waits)] += orders
    return dict(found)


def explore(path: str) -> dict[tuple[str, ...], int]:
    return count_ends(Explorer(path).explore())


def test_all_orders_are_counted(write):
    """Two threads of three lines each: six steps, of which three are one's."""
    script = write("def work():\n    a = 1\n    b = 2\n    c = 3\n", "work", "work")
    graph = Explorer(script).explore()

    assert sum(graph.count_ways()[end] for end in graph.ends) == comb(6, 3)
    assert len(graph.states) == 4 * 4


LOST = """
total = 0
def add():
    global total
    seen = total
    total = seen + 1
"""


def test_an_update_is_lost_in_some_orders(write):
    """Each reads and writes: of six orders, only two keep both updates."""
    script = write(LOST, "add", "add", end="print(total)\n")

    assert explore(script) == {("2",): 2, ("1",): 4}


def test_a_lock_keeps_updates_in_all_orders(write):
    locked = """
    total, lock = 0, Lock()
    def add():
        global total
        with lock:
            seen = total
            total = seen + 1
    """
    script = write(locked, "add", "add", end="print(total)\n")

    assert set(explore(script)) == {("2",)}


TWO_LOCKS = """
a, b = Lock(), Lock()
def one():
    with a:
        with b:
            pass
def two():
    with FIRST:
        with SECOND:
            pass
"""


def test_two_locks_in_two_orders_can_deadlock(write):
    source = TWO_LOCKS.replace("FIRST", "b").replace("SECOND", "a")
    found = explore(write(source, "one", "two", end="print('done')\n"))

    assert set(found) == {("done",), ("thread 1: b", "thread 2: a")}


def test_two_locks_in_one_order_cannot(write):
    source = TWO_LOCKS.replace("FIRST", "a").replace("SECOND", "b")
    found = explore(write(source, "one", "two", end="print('done')\n"))

    assert set(found) == {("done",)}


def test_a_notification_is_missed_if_nobody_waits_yet(write):
    source = """
    ready = Condition()
    def take():
        with ready:
            ready.wait()
    def put():
        with ready:
            ready.notify()
    """
    found = explore(write(source, "take", "put", end="print('done')\n"))

    assert set(found) == {("done",), ("thread 1: ready", "thread 2: ")}


def test_a_condition_that_is_asked_again_misses_nothing(write):
    source = """
    ready, items = Condition(), []
    def take():
        with ready:
            ready.wait_for(lambda: items)
            print(items.pop())
    def put():
        with ready:
            items.append(1)
            ready.notify_all()
    """
    found = explore(write(source, "take", "put"))

    assert set(found) == {("1",)}


@pytest.mark.parametrize(("places", "most"), [(1, 1), (2, 2), (3, 3)])
def test_a_semaphore_lets_in_as_many_as_it_has_places(write, places, most):
    """In all orders; and in one of them it lets in all of these."""
    source = f"""
    places, inside, most = BoundedSemaphore({places}), 0, 0
    def visit():
        global inside, most
        with places:
            inside += 1
            most = max(most, inside)
            inside -= 1
    """
    script = write(source, "visit", "visit", "visit")
    seen = {
        int(state["shared"]["inside"]) for state in Explorer(script).explore().states
    }

    assert max(seen) == most


def test_a_barrier_holds_until_all_have_come(write):
    source = """
    gate = Barrier(2)
    def work():
        print("before")
        gate.wait()
        print("after")
    """
    assert set(explore(write(source, "work", "work"))) == {
        ("before", "before", "after", "after")
    }


def test_an_event_is_waited_for(write):
    source = """
    go = Event()
    def wait():
        go.wait()
        print("went")
    def set_it():
        print("set")
        go.set()
    """
    assert set(explore(write(source, "wait", "set_it"))) == {("set", "went")}


def test_a_queue_is_the_librarys_own(write):
    source = """
    from queue import Queue
    tasks = Queue(1)
    def put():
        for number in (1, 2):
            tasks.put(number)
    def take():
        for _ in range(2):
            print(tasks.get())
    """
    assert set(explore(write(source, "put", "take"))) == {("1", "2")}


def test_what_a_queue_holds_is_seen(write):
    source = "from queue import Queue\ntasks = Queue()\n"
    script = write(source + "def put():\n    tasks.put(1)\n", "put")
    last = Explorer(script).explore().states[-1]

    assert last["shared"]["tasks"] == "Queue([1])"


def test_a_limit_runs_out_only_if_nobody_else_can_go_on(write):
    """One who waits for a lock that is let go of in the end never gives up."""
    source = """
    lock = Lock()
    def hold():
        lock.acquire()
        print("held")
        RELEASE
    def try_it():
        if lock.acquire(timeout=1):
            lock.release()
        else:
            print("gave up")
    """
    kept = explore(write(source.replace("RELEASE", ""), "hold", "try_it"))
    let_go = source.replace("RELEASE", "lock.release()")
    released = explore(write(let_go, "hold", "try_it"))

    assert ("held", "gave up") in kept
    assert ("held", "gave up") not in released


def test_a_thread_that_fails_says_so(write):
    script = write("def work():\n    raise ValueError('no')\n", "work")
    last = Explorer(script).explore().states[-1]

    assert last["threads"][0]["failure"] == "ValueError: no"


def test_the_same_choices_give_the_same_run(write):
    """Twenty random orders, each run ten times, and as the graph has them."""
    script = write(LOST, "add", "add", end="print(total)\n")
    graph = Explorer(script).explore()
    for seed in range(20):
        walk = random.Random(seed)
        number, choices = 0, []
        while graph.next[number]:
            choices.append(walk.choice(sorted(graph.next[number])))
            number = graph.next[number][choices[-1]]

        assert all(play(script, choices) == graph.states[number] for _ in range(10))


def play(script: str, choices: list[int]) -> dict:
    run = Run(script)
    try:
        for choice in choices:
            run.step(choice)
        return run.look()
    finally:
        run.end()


def test_a_loop_that_waits_by_asking_has_no_end(write):
    source = "done = False\ndef work():\n    while not done:\n        pass\n"

    with pytest.raises(TooMany, match="more than 3000 states"):
        explore(write(source, "work", "work"))


@pytest.mark.parametrize("part", ["Timer", "get_ident"])
def test_what_is_not_known_is_named(write, tmp_path, part):
    Path(write("")).write_text(f"import threading\nthreading.{part}\n")

    with pytest.raises(Unknown, match=f"threading.{part}"):
        explore(str(tmp_path / "script.py"))
