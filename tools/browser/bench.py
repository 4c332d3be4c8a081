"""Measure Run in the built site: how long a click takes, and what stays in memory.

Needs `make site` before it, and a machine that does nothing else. It prints numbers for
people, with the bars that the book has set itself; nothing here passes or fails.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from tools.site import chromium
from tools.site.serving import serve

ROOT = Path(__file__).parents[2]
HELLO = "print('hello')\n"
TWO = """from multiprocessing import Process
from time import perf_counter, sleep

if __name__ == "__main__":
    start = perf_counter()
    both = [Process(target=sleep, args=(1,)) for _ in range(2)]
    for process in both:
        process.start()
    for process in both:
        process.join()
    print(f"took {perf_counter() - start:.2f}")
"""
SAMPLES = (10, 50, 100)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    parser.add_argument("--runs", type=int, default=SAMPLES[-1])
    asked = parser.parse_args()
    # A host lets a browser keep what it has fetched.
    cached = serve(asked.site, Cache_Control="max-age=3600")
    with cached as book, sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=chromium.find_path(), args=chromium.FLAGS
        )
        bench_clicks(started, book)
        bench_memory(started, book, asked.runs)
        started.close()


def bench_clicks(browser: Any, book: str) -> None:
    context = browser.new_context()
    for visit, bar in (("first", 3), ("second", 2)):
        with opened(context, book) as page:
            seconds = run(page, HELLO, "hello")
            print(f"{visit} visit, click to first line: {seconds:.2f} s (bar {bar})")
    with opened(context, book) as page:
        run(page, HELLO, "hello")
        run(page, TWO, "took")
        line = page.locator("#try .line", has_text="took").first.inner_text()
        print(f"a second in each of two processes: {find_number(line)} s (bar 1.2)")
    context.close()


def bench_memory(browser: Any, book: str, runs: int) -> None:
    """Of all processes of the browser, after so many runs of one page."""
    context = browser.new_context()
    before = measure_memory(browser)
    with opened(context, book) as page:
        for number in range(1, runs + 1):
            run(page, TWO, "took")
            if number == 1 or number in SAMPLES or number == runs:
                page.wait_for_timeout(2000)  # what was ended takes a moment to go
                more = measure_memory(browser) - before
                workers = len(page.workers)
                print(f"after {number} runs: {more:.0f} MB more, {workers} workers")
    context.close()


@contextmanager
def opened(context: Any, book: str) -> Iterator[Any]:
    page = context.new_page()
    page.set_default_timeout(120_000)
    page.goto(f"{book}try-it/")
    page.locator("#try select").wait_for()
    yield page
    page.close()


def run(page: Any, script: str, printed: str) -> float:
    """Seconds from the click to a line with this text; it is let come to its end."""
    write(page, script)
    button = page.locator("#try button.run")
    began = time.perf_counter()
    button.click()
    page.locator("#try .line", has_text=printed).first.wait_for()
    seconds = time.perf_counter() - began
    page.locator("#try button.run", has_text="Run").wait_for()
    return seconds


def write(page: Any, script: str) -> None:
    if page.locator("#try textarea").count():
        page.locator("#try textarea").click()
    page.locator("#try .cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(script)


def find_number(line: str) -> str:
    return re.findall(r"[\d.]+", line)[0]


def measure_memory(browser: Any) -> float:
    """Megabytes that no two of its processes share, by the count of the system."""
    session = browser.new_browser_cdp_session()
    told = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    return sum(read_private(each["id"]) for each in told) / 1024


def read_private(pid: int) -> int:
    text = Path(f"/proc/{pid}/smaps_rollup").read_text("utf-8")
    return sum(int(n) for n in re.findall(r"^Private_\w+: +(\d+)", text, re.M))


if __name__ == "__main__":
    main()
