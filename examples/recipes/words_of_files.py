"""Count the words of many files, and name those that fail."""

import signal
from collections import Counter
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path
from tempfile import TemporaryDirectory


def ignore_ctrl_c():
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def count_words(path):
    return Counter(path.read_text("utf-8").lower().split())


def count_all(paths):
    total, errors = Counter(), {}
    with ProcessPoolExecutor(2, initializer=ignore_ctrl_c) as pool:
        futures = {
            pool.submit(count_words, path): path for path in paths
        }
        try:
            for done, future in enumerate(as_completed(futures), 1):
                if error := future.exception():
                    errors[futures[future]] = error
                else:
                    total.update(future.result())
                print(f"{done} of {len(futures)} files")
        except KeyboardInterrupt:
            print("Stopped by Ctrl-C")
            pool.shutdown(cancel_futures=True)
    return total, errors


# From here on: files to try it on.
def write_files(folder):
    for number in range(6):
        path = Path(folder, f"{number}.txt")
        path.write_text("One fish two fish\n" * 300_000, "utf-8")
    Path(folder, "picture.txt").write_bytes(b"\x89PNG")


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        write_files(folder)
        total, errors = count_all(
            sorted(Path(folder).glob("*.txt"))
        )
    for word, count in total.most_common(2):
        print(f"{word}: {count}")
    for path, error in errors.items():
        print(f"Failed: {path.name}: {error}")
