"""Count how often map sends something to its workers."""

from concurrent.futures import ProcessPoolExecutor


class Square:
    sent = 0

    def __call__(self, number):
        return number * number

    def __reduce__(self):
        Square.sent += 1
        return Square, ()


if __name__ == "__main__":
    for size in (1, 100):
        Square.sent = 0
        with ProcessPoolExecutor(max_workers=1) as ex:
            results = ex.map(Square(), range(500), chunksize=size)
            total = sum(results)
        print(f"In chunks of {size}: sum {total},", end=" ")
        print(f"sent {Square.sent} times")
