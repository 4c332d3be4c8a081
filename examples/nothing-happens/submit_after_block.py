"""A pool takes no calls after its block."""

from concurrent.futures import ThreadPoolExecutor


def runner(number):
    return number * number


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=1) as executor:
        print("Result:", executor.submit(runner, 1).result())
    print("Result:", executor.submit(runner, 2).result())
