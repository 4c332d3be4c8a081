"""Answer once all three are there."""

from concurrent.futures import ThreadPoolExecutor
from time import perf_counter as pc
from time import sleep as pause

TIMES = {"news": 0.3, "weather": 0.6, "video": 1.3}


def fetch(name):
    pause(TIMES[name])
    return name


if __name__ == "__main__":
    start = pc()
    with ThreadPoolExecutor(max_workers=3) as ex:
        futures = {name: ex.submit(fetch, name) for name in TIMES}
        # TODO: answer after 0.9 seconds, and say who is late.
        for future in futures.values():
            print("Here:", future.result())
        print(f"Answer after {pc() - start:.2f} seconds")
