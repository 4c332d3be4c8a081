"""The name of a thread tells which one wrote a line."""

import threading
from concurrent.futures import ThreadPoolExecutor


def runner():
    print(f"{threading.current_thread().name}: at work")


if __name__ == "__main__":
    runner()
    for thread in (
        threading.Thread(target=runner),
        threading.Thread(target=runner, name="writer"),
    ):
        thread.start()
        thread.join()
    with ThreadPoolExecutor(
        max_workers=1, thread_name_prefix="reader"
    ) as ex:
        ex.submit(runner).result()
