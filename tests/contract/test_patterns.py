"""How the patterns of marks match lines, and which numbers need a mark."""

from __future__ import annotations

import pytest

from proof.contract.patterns import NUMBER, compile_pattern

MATCHES = {
    "the text itself": ("done", "done", True),
    "more than the text": ("done", "done.", False),
    "a varying part": ("PID {}", "PID 4711", True),
    "a part of several words": ("from {} to {}", "from here on to there", True),
    "an empty part": ("PID {}", "PID ", False),
    "a dot is a dot": ("1.0 {}", "1x0 a", False),
    "brackets are brackets": ("f({}) = [1]", "f(2) = [1]", True),
    "another case": ("PID {}", "pid 4711", False),
}


@pytest.mark.parametrize(("pattern", "line", "same"), MATCHES.values(), ids=MATCHES)
def test_a_pattern_is_its_text_with_varying_parts(pattern, line, same):
    """A pattern is matched to the letter but for its `{}`."""
    found = compile_pattern(pattern).fullmatch(line)

    assert bool(found) == same


NUMBERS = {
    "seconds": ("Process took 1.02 seconds", ["1.02"]),
    "two of them": ("1.0 and 2.5", ["1.0", "2.5"]),
    "with its unit": ("took 1.5s", ["1.5"]),
    "at the end of a sentence": ("It took 1.02.", ["1.02"]),
    "in brackets": ("[0.25, 3]", ["0.25"]),
    "below zero": ("-0.5", ["0.5"]),
    "with an exponent": ("1.5e-05 seconds", ["1.5"]),
    "a whole number": ("Function 5 has completed", []),
    "a version": ("Python 3.13.1", []),
    "part of a name": ("v1.5 and x2.0", []),
    "an address": ("127.0.0.1", []),
}


@pytest.mark.parametrize(("line", "numbers"), NUMBERS.values(), ids=NUMBERS)
def test_a_number_that_needs_a_mark_is_a_decimal_one(line, numbers):
    """Decimal numbers are found; whole numbers, names and versions are text."""

    assert NUMBER.findall(line) == numbers
