"""Answer after the block of the pool."""

from concurrent.futures import ThreadPoolExecutor, wait
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
        done, late = wait(futures.values(), timeout=0.9)
        for name, future in futures.items():
            print("Late:" if future in late else "Here:", name)
    print(f"Answer after {pc() - start:.2f} seconds")
