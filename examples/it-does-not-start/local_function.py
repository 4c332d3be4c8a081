"""Send a function within a function to a process."""

from concurrent.futures import ProcessPoolExecutor


def main():
    def square(number):
        return number * number

    with ProcessPoolExecutor(max_workers=1) as executor:
        print("Result:", executor.submit(square, 4).result())


if __name__ == "__main__":
    main()
