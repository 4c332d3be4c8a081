"""Map a function of two arguments over two lists."""

import concurrent.futures as future


def runner(p, times):
    return p * times


if __name__ == "__main__":
    p = [1, 2, 3]
    times = iter([10, 20, 30, 40])
    with future.ProcessPoolExecutor(max_workers=1) as ex:
        print("Results:", list(ex.map(runner, p, times)))
    print("Left over:", list(times))
