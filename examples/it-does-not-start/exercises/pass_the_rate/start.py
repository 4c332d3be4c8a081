"""Convert prices in a process pool, by a local function."""

from concurrent.futures import ProcessPoolExecutor


def add_up(prices, rate):
    # TODO: let a process of the pool do the sum.
    def convert_all():
        return sum(price * rate for price in prices)

    with ProcessPoolExecutor(max_workers=1) as ex:
        return ex.submit(convert_all).result()


if __name__ == "__main__":
    print("Total:", add_up([10, 20, 30], rate=2))
