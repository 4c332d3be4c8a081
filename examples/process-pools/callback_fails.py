"""A callback that fails keeps the result from its caller."""

from multiprocessing import Pool


def runner(number):
    return number * number


def tell(result):
    raise ValueError(f"Callback of {result} has failed")


if __name__ == "__main__":
    with Pool(1) as pool:
        result = pool.apply_async(runner, (2,), callback=tell)
        print("Result:", result.get())
