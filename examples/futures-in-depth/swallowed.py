"""Submit a call that fails, and never ask for its result."""

import concurrent.futures as future


def runner(p):
    print(f"Performing costly function {p}")
    raise ValueError(f"Function {p} has failed")


if __name__ == "__main__":
    with future.ProcessPoolExecutor(max_workers=1) as ex:
        ex.submit(runner, 1)
    print("The program has completed")
