"""Let one process work instead of two."""

from concurrent.futures import ProcessPoolExecutor

from given.matrices import multiply


def runner(number):
    return multiply()


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=1) as ex:
        print("Threads:", sum(ex.map(runner, range(2))))
