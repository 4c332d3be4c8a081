"""A pool starts a thread only if none of its threads is idle."""

import concurrent.futures as future
import threading
from time import sleep as pause

all_met = threading.Barrier(3, timeout=20)


def alone():
    return threading.get_ident()


def together():
    all_met.wait()
    return threading.get_ident()


if __name__ == "__main__":
    with future.ThreadPoolExecutor(max_workers=3) as ex:
        used = set()
        for _ in range(3):
            used.add(ex.submit(alone).result())
            pause(0.5)
        print(f"Three calls in turn: {len(used)} thread")

        calls = [ex.submit(together) for _ in range(3)]
        used = {call.result() for call in calls}
        print(f"Three calls at once: {len(used)} threads")
