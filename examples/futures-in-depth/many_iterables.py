"""Map a function of two arguments over two inputs."""

from concurrent.futures import ProcessPoolExecutor


def multiply(number, times):
    return number * times


if __name__ == "__main__":
    numbers, times = [1, 2, 3], iter([10, 20, 30, 40])
    with ProcessPoolExecutor(max_workers=1) as ex:
        print("Results:", list(ex.map(multiply, numbers, times)))
    print("Left over:", list(times))
