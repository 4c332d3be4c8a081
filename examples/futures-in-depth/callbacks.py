"""Have functions called when a future is done."""

import concurrent.futures as future
import threading
from functools import partial
from time import sleep as pause


def runner(p):
    pause(0.5)
    return p


def tell(name, done):
    where = threading.current_thread().name
    print(f"{name} callback: {done.result()}, in {where}")


if __name__ == "__main__":
    with future.ThreadPoolExecutor(
        max_workers=1, thread_name_prefix="pool"
    ) as ex:
        f = ex.submit(runner, 1)
        f.add_done_callback(partial(tell, "First"))
        f.add_done_callback(partial(tell, "Second"))
        print("Both callbacks added")
    f.add_done_callback(partial(tell, "Late"))
