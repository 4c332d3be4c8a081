"""Have the fork server import a module, but not the script."""

import sys
from multiprocessing import get_context

print(f"Imported as {__name__}")


def runner(name):
    return name in sys.modules


if __name__ == "__main__":
    context = get_context("forkserver")
    context.set_forkserver_preload(["sqlite3"])
    for name in ("sqlite3", "xml.dom"):
        with context.Pool(1) as pool:
            print(name, "is there:", pool.apply(runner, (name,)))
