"""Each interpreter has globals of its own, and gets copies."""

from concurrent.futures import InterpreterPoolExecutor
from threading import Lock

seen = []


def add(words):
    seen.append("add")
    words.append("new")
    return words, seen


if __name__ == "__main__":
    words = ["old"]
    with InterpreterPoolExecutor(max_workers=1) as executor:
        there = executor.submit(add, words).result()
        error = executor.submit(add, Lock()).exception()
    print("There:", *there)
    print("Here:", words, seen)
    print("A lock:", type(error).__name__)
