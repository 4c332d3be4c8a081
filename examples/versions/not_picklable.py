"""Submit a function that cannot be sent to a process."""

import concurrent.futures as future


def outer():
    def inner():
        return 1

    return inner


if __name__ == "__main__":
    with future.ProcessPoolExecutor(max_workers=1) as ex:
        error = ex.submit(outer()).exception()
    print(type(error).__name__)
