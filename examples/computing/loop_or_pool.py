"""Share out calls that take longer than the way to a worker."""

from multiprocessing import Pool
from timeit import repeat


def square(number):
    return number * number


def sum_squares(number):
    return sum(n * n for n in range(number))


def measure(call, *args):
    return min(repeat(lambda: call(*args), number=1, repeat=5))


if __name__ == "__main__":
    with Pool(1) as pool:
        trip = measure(pool.apply, square, [0])
    for function in (square, sum_squares):
        seconds = measure(function, 3_000_000)
        advice = "a pool" if seconds > trip else "a loop"
        print(f"{function.__name__}: {advice}")
