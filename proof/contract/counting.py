"""Numbers and lists in words."""

from __future__ import annotations

from collections.abc import Sequence

NUMBERS = [
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
]


def enumerate_words(parts: Sequence[str]) -> str:
    *first, last = parts
    return f"{', '.join(first)} and {last}" if first else last


def spell_count(count: int, noun: str) -> str:
    """`two processes`, as in a sentence."""
    return f"{spell_number(count)} {noun if count == 1 else pluralize(noun)}"


def say_count(count: int, noun: str) -> str:
    """`2 processes`, as in a message."""
    return f"{count} {noun if count == 1 else pluralize(noun)}"


def pluralize(noun: str) -> str:
    return noun + ("es" if noun.endswith("s") else "s")


def spell_number(count: int) -> str:
    return NUMBERS[count] if count < len(NUMBERS) else str(count)
