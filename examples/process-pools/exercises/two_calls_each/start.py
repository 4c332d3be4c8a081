"""Replace a process after two tasks, which are chunks."""

from multiprocessing import Pool

left_behind = []


def render(page):
    left_behind.append(page)
    return len(left_behind)


if __name__ == "__main__":
    with Pool(1, maxtasksperchild=2) as pool:
        # TODO: let no process make more than two calls.
        counts = pool.map(render, range(10))
        pool.close()
        pool.join()
    print("Most calls of one process:", max(counts))
