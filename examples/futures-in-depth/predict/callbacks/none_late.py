"""All callbacks are added while the call still runs."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import current_thread
from time import sleep as pause


def runner(number):
    pause(0.5)
    return number


def tell(name, f):
    thread = current_thread().name
    print(f"{name} callback: {f.result()}, in {thread}")


if __name__ == "__main__":
    with ThreadPoolExecutor(
        max_workers=1, thread_name_prefix="pool"
    ) as ex:
        f = ex.submit(runner, 1)
        f.add_done_callback(partial(tell, "First"))
        f.add_done_callback(partial(tell, "Second"))
        print("Both callbacks added")
        f.add_done_callback(partial(tell, "Late"))
