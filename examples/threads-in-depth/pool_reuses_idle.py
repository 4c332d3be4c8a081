"""A thread pool starts a thread only if all others are busy."""

import threading
from concurrent.futures import ThreadPoolExecutor
from time import sleep as pause


def runner():
    pause(0.3)
    return threading.current_thread().name


if __name__ == "__main__":
    with ThreadPoolExecutor(
        max_workers=3, thread_name_prefix="pool"
    ) as ex:
        used = set()
        for _ in range(3):
            used.add(ex.submit(runner).result())
            pause(0.3)
        print("In turn:", *sorted(used))

        calls = [ex.submit(runner) for _ in range(4)]
        used = {call.result() for call in calls}
        print("At once:", *sorted(used))
