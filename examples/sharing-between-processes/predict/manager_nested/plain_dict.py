"""The child changes its own copy of a plain dict."""

from multiprocessing import Manager, Process


def runner(names):
    names["plain"].append("Ada")
    names["again"] = names["again"] + ["Ada"]
    names["proxy"].append("Ada")


if __name__ == "__main__":
    with Manager() as manager:
        names = {"plain": [], "again": []}
        names["proxy"] = manager.list()
        process = Process(target=runner, args=(names,))
        process.start()
        process.join()
        for key in ("plain", "again", "proxy"):
            print(f"{key}: {list(names[key])}")
