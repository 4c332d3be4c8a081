"""Pass on what a worker needs, with each call or once."""

from concurrent.futures import ProcessPoolExecutor


def runner(number, factor):
    return number * factor


def set_factor(value):
    global factor
    factor = value


def multiply(number):
    return number * factor


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=1) as executor:
        print(
            "By argument:", executor.submit(runner, 2, 3).result()
        )
    with ProcessPoolExecutor(
        max_workers=1, initializer=set_factor, initargs=(3,)
    ) as executor:
        print(
            "By initializer:", executor.submit(multiply, 2).result()
        )
