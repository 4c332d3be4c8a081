"""The operating system knows a thread by the name it has here."""

import threading
from pathlib import Path


def runner():
    number = threading.get_native_id()
    name = Path(f"/proc/self/task/{number}/comm").read_text()
    print(f"Linux calls it {name.strip()}")


if __name__ == "__main__":
    for name in ("writer", "a reader of many words"):
        thread = threading.Thread(target=runner, name=name)
        thread.start()
        thread.join()
