"""Run a module of CPython's own tests, in the browser: what `python inside.py` does.

Each test is told as a line of JSON when it begins and when it has ended, so that
whoever hears that knows also which test never came to its end.
"""

import json
import re
import sys
import unittest
from concurrent import futures
from pathlib import Path

from test.support import threading_helper

# Of its interpreter alone, Emscripten's, it says rightly that it starts no threads.
threading_helper.can_start_thread = True
# Its tests are defined with it; without interpreters they fail, and not all others too.
if not hasattr(futures, "InterpreterPoolExecutor"):
    futures.InterpreterPoolExecutor = None
MARK = "::"
OMIT = Path(__file__).with_name("omit.json")


def name(test):
    """Without that of the package, which all have; one not imported has its own."""
    if isinstance(test, unittest.loader._FailedTest):
        last = test.id().rpartition(".")[2]
        return next(each for each in sys.argv[1:] if each.endswith(last))
    return re.sub(r"(^|\()test\.", r"\1", test.id())


def tell(**facts):
    print(f"\n{MARK}{json.dumps(facts)}", flush=True, file=sys.__stdout__)


class Result(unittest.TestResult):
    """Tells what became of each test, the first that went wrong of it."""

    def startTest(self, test):
        super().startTest(test)
        self.outcome = {"passes": ""}
        tell(begins=name(test))

    def stopTest(self, test):
        super().stopTest(test)
        tell(ends=name(test), **self.outcome)

    def note(self, test, **outcome):
        if not isinstance(test, unittest.suite._ErrorHolder):
            if "passes" in self.outcome:
                self.outcome = outcome
        else:  # of a class or a module, before its tests
            tell(ends=name(test), **outcome)

    def addSkip(self, test, reason):
        self.note(test, skips=reason)

    def addError(self, test, error):
        self.note(test, fails=describe(error))

    addFailure = addError

    def addSubTest(self, test, subtest, error):
        if error:
            self.addError(test, error)

    def addUnexpectedSuccess(self, test):
        self.note(test, fails="unexpected success")


def describe(error):
    """Its last line, and where in the tests it was."""
    kind, value, trace = error
    place = ""
    while trace:
        if "/test/" in trace.tb_frame.f_code.co_filename:
            place = (
                f" ({Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno})"
            )
        trace = trace.tb_next
    lines = str(value).strip().splitlines() or [""]
    line = lines[-1 if kind is ImportError else 0]  # which quotes a traceback
    return f"{kind.__name__}: {line}{place}"


def flatten(suite):
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from flatten(test)
        else:
            yield test


def main():
    tests = list(
        flatten(
            unittest.defaultTestLoader.loadTestsFromNames(
                f"test.{each}" for each in sys.argv[1:]
            )
        )
    )
    omitted = set(json.loads(OMIT.read_text()))
    left = [test for test in tests if name(test) not in omitted]
    tell(lists=[name(test) for test in left])
    unittest.TestSuite(left).run(Result())
    tell(over=True)


if __name__ == "__main__":
    main()
