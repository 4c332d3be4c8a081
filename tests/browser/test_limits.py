"""What a script cannot do to the page that runs it."""

from __future__ import annotations

from typing import Any

import pytest
from hostile import EXITS, LARGE, STARTS
from watching import until

RUN = """async ({ source, stop, line }) => {
    const shown = { out: "", err: "" };
    const ended = new Promise((ended) => {
        window.run = machine.run({
            files: { "script.py": source },
            command: ["python", "script.py"],
            output({ stream, text }) { shown[stream] += text; },
            asks() { if (line !== undefined) run.answer(line); },
            ended,
        });
        if (stop !== undefined) setTimeout(() => run.stop(), stop);
    });
    const { code, why } = await ended;
    return { code, why, ...shown };
}"""


def run(page: Any, source: str, **others: Any) -> dict[str, Any]:
    return page.evaluate(RUN, {"source": source, **others})


@pytest.fixture(autouse=True)
def alive(page: Any):
    """After each of these the page is as it was, and runs the next script."""
    yield
    assert run(page, "print('well')")["out"] == "well\n"
    # The system, the warm ones, the desk; what was ended may take a moment to go.
    assert until(lambda: count_workers(page) <= 1 + 12 + 1)


def count_workers(page: Any) -> int:
    browser = page.context.browser.new_browser_cdp_session()
    targets = browser.send("Target.getTargets")["targetInfos"]
    browser.detach()
    return sum(target["type"] == "worker" for target in targets)


def test_endless_output(page: Any):
    ended = run(page, "while True:\n    print('again and again and again')")

    assert ended["why"] == "It printed more than 1,000,000 bytes, and was ended."
    assert 1_000_000 <= len(ended["out"]) < 2_000_000


def test_endless_loop(page: Any):
    ended = run(page, "print('once')\nwhile True:\n    pass", stop=3000)

    assert ended["why"] == "stopped"
    assert ended["out"] == "once\n"
    assert ended["code"] == 137


def test_endless_starts(page: Any):
    """Refused as an operating system refuses them."""
    ended = run(page, STARTS)

    assert "BlockingIOError: [Errno 6] Resource temporarily unavailable" in ended["err"]
    assert ended["code"] == 1


BOMB = """
from multiprocessing import Process

def runner():
    while True:
        Process(target=runner).start()

if __name__ == "__main__":
    runner()
"""


def test_fork_bomb(page: Any):
    ended = run(page, BOMB, stop=8000)

    assert ended["code"] in (1, 137)


def test_large_pickle(page: Any):
    assert run(page, LARGE)["out"] == "50000000\n"


def test_exit_in_a_thread_ends_the_thread(page: Any):
    ended = run(page, EXITS)

    assert (ended["out"], ended["err"], ended["code"]) == ("goes on\n", "", 0)


LARGER = """
try:
    bytes(2_000_000_000) + bytes(2_000_000_000)
except MemoryError:
    print("no room")
"""


def test_no_room_is_an_error_of_the_script(page: Any):
    assert run(page, LARGER)["out"] == "no room\n"


def test_input(page: Any):
    ended = run(page, "name = input('Name: ')\nprint('Hello', name)", line="Ada")

    assert ended["out"] == "Name: Hello Ada\n"


MANY = """async (source) => {
    const ends = [];
    for (let press = 0; press < 10; press += 1) {
        ends.push(new Promise((ended) => machine.run({
            files: { "script.py": source },
            command: ["python", "script.py"],
            output() {},
            ended,
        })));
    }
    return (await Promise.all(ends)).map(({ code, why }) => [code, why]);
}"""


def test_run_pressed_ten_times(page: Any):
    """The last one runs, and all others are ended."""
    ends = page.evaluate(MANY, "from time import sleep\nsleep(1)")

    assert ends == [[137, "stopped"]] * 9 + [[0, ""]]
