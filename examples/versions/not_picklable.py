"""Submit a function that cannot be sent to a process."""

from concurrent.futures import ProcessPoolExecutor


def outer():
    def inner():
        return 1

    return inner


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=1) as executor:
        error = executor.submit(outer()).exception()
    print(type(error).__name__)
