"""Convert prices in a thread pool, by a local function."""

from concurrent.futures import ThreadPoolExecutor


def add_up(prices, rate):
    def convert_all():
        return sum(price * rate for price in prices)

    with ThreadPoolExecutor(max_workers=1) as ex:
        return ex.submit(convert_all).result()


if __name__ == "__main__":
    print("Total:", add_up([10, 20, 30], rate=2))
