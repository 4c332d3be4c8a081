"""Share the same tasks out among two processes."""

from multiprocessing import Pool

left_behind = []


def render(page):
    left_behind.append(page)
    return len(left_behind)


if __name__ == "__main__":
    with Pool(2, maxtasksperchild=2) as pool:
        counts = pool.map(render, range(10))
        pool.close()
        pool.join()
    print("Most calls of one process:", max(counts))
