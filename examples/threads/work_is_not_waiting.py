"""Three waits take as long as one; three calls that work do not."""

from concurrent.futures import ThreadPoolExecutor
from time import perf_counter as pc
from time import sleep as pause
from time import thread_time


def wait(seconds):
    pause(seconds)


def work(seconds):
    end = thread_time() + seconds
    while thread_time() < end:
        pass


if __name__ == "__main__":
    for runner in (wait, work):
        start = pc()
        with ThreadPoolExecutor(max_workers=3) as ex:
            list(ex.map(runner, [0.5, 0.5, 0.5]))
        passed = round(pc() - start, 2)
        print(f"Three times {runner.__name__}: {passed} seconds")
