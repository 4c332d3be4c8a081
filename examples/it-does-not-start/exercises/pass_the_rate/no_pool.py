"""Convert prices in the main process, by a local function."""


def add_up(prices, rate):
    def convert_all():
        return sum(price * rate for price in prices)

    return convert_all()


if __name__ == "__main__":
    print("Total:", add_up([10, 20, 30], rate=2))
