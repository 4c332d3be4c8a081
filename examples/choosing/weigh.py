"""Weigh what a call to a process would carry, there and back."""

from pickle import dumps

picture = bytes(2_000_000)


def draw_row(number):
    return bytes(number % 256 for _ in range(400))


def count_dark(pixels):
    return pixels.count(0)


def turn(pixels):
    return pixels[::-1]


def weigh(function, *args):
    there, back = len(dumps(args)), len(dumps(function(*args)))
    name = function.__name__
    print(f"{name}: {there:,} bytes there, {back:,} back")


if __name__ == "__main__":
    weigh(draw_row, 7)
    weigh(count_dark, picture)
    weigh(turn, picture)
