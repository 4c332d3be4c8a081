"""Cancel all searches that have not begun."""

from concurrent.futures import ThreadPoolExecutor
from time import perf_counter as pc
from time import sleep as pause


def search(place):
    pause(0.4)
    return place


if __name__ == "__main__":
    start = pc()
    with ThreadPoolExecutor(max_workers=1) as ex:
        futures = [ex.submit(search, place) for place in range(4)]
        pause(0.6)
        print("Found in", futures[0].result())
        ex.shutdown(cancel_futures=True)
    print(f"Search took {pc() - start:.2f} seconds")
