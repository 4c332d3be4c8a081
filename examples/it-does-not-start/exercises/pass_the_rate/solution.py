"""Convert prices in a process pool, by a function of the module."""

from concurrent.futures import ProcessPoolExecutor


def convert_all(prices, rate):
    return sum(price * rate for price in prices)


def add_up(prices, rate):
    with ProcessPoolExecutor(max_workers=1) as ex:
        return ex.submit(convert_all, prices, rate).result()


if __name__ == "__main__":
    print("Total:", add_up([10, 20, 30], rate=2))
