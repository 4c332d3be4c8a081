"""Submit a call that fails, and never ask for its result."""

from concurrent.futures import ProcessPoolExecutor


def runner(number):
    print(f"Performing costly function {number}")
    raise ValueError(f"Function {number} has failed")


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=1) as ex:
        ex.submit(runner, 1)
    print("The program has completed")
