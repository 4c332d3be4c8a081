"""The name of a thread tells which one wrote a line."""

import concurrent.futures as future
import threading


def runner():
    print(f"{threading.current_thread().name}: at work")


if __name__ == "__main__":
    runner()
    for t in (
        threading.Thread(target=runner),
        threading.Thread(target=runner, name="writer"),
    ):
        t.start()
        t.join()
    with future.ThreadPoolExecutor(
        max_workers=1, thread_name_prefix="reader"
    ) as ex:
        ex.submit(runner).result()
