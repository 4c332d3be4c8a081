"""Each call returns its part, so the threads share nothing."""

from concurrent.futures import ThreadPoolExecutor
from time import sleep as pause


def count(text):
    pause(0.5)
    return len(text.split())


if __name__ == "__main__":
    texts = ["to be or not to be", "that is", "the question"]
    with ThreadPoolExecutor(max_workers=3) as ex:
        words = list(ex.map(count, texts))
    print(f"Words: {words}, together {sum(words)}")
