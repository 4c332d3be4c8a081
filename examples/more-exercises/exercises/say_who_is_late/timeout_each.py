"""Wait for each of the three, for 0.9 seconds."""

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
        for name, future in futures.items():
            try:
                print("Here:", future.result(timeout=0.9))
            except TimeoutError:
                print("Late:", name)
        print(f"Answer after {pc() - start:.2f} seconds")
