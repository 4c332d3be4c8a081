"""A thread changes the plain dict of its process."""

from multiprocessing import Manager
from threading import Thread


def runner(names):
    names["plain"].append("Ada")
    names["again"] = names["again"] + ["Ada"]
    names["proxy"].append("Ada")


if __name__ == "__main__":
    with Manager() as manager:
        names = {"plain": [], "again": []}
        names["proxy"] = manager.list()
        thread = Thread(target=runner, args=(names,))
        thread.start()
        thread.join()
        for key in ("plain", "again", "proxy"):
            print(f"{key}: {list(names[key])}")
