"""Lose all results to one failure with map, and one with imap."""

from multiprocessing import Pool


def runner(number):
    if number == 2:
        raise ValueError("Function 2 has failed")
    return number * number


if __name__ == "__main__":
    with Pool(1) as pool:
        try:
            pool.map(runner, [1, 2, 3])
        except ValueError as error:
            print("map:", error)
        results = pool.imap(runner, [1, 2, 3])
        for _ in range(3):
            try:
                print("imap:", next(results))
            except ValueError as error:
                print("imap:", error)
