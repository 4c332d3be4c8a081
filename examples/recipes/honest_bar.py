"""Move a bar when a call has ended, and say how many failed."""

from concurrent.futures import ThreadPoolExecutor, as_completed
from time import sleep as pause

from rich.progress import Progress


def call_all(function, items):
    results, errors = {}, {}
    with Progress() as bar, ThreadPoolExecutor(3) as pool:
        task = bar.add_task("0 failed", total=len(items))
        futures = {
            pool.submit(function, item): item for item in items
        }
        try:
            for future in as_completed(futures):
                if error := future.exception():
                    errors[futures[future]] = error
                else:
                    results[futures[future]] = future.result()
                failed = f"{len(errors)} failed"
                bar.update(task, advance=1, description=failed)
        except KeyboardInterrupt:
            bar.print("Stopped by Ctrl-C")
            pool.shutdown(cancel_futures=True)
    return results, errors


# From here on: calls to try it on.
def square(number):
    pause(0.3 * number)
    if number == 3:
        raise ValueError("no such number")
    return number * number


if __name__ == "__main__":
    results, errors = call_all(square, [5, 4, 3, 2, 1])
    for number in sorted(results):
        print(f"{number}: {results[number]}")
    for number, error in errors.items():
        print(f"Failed: {number}: {error}")
