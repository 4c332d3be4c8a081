"""Load once, and send the prices with each call."""

from multiprocessing import Pool
from time import sleep as pause


def load():
    print("Loading")
    return {"tea": 3, "milk": 1, "sugar": 2}


def find_price(name, prices):
    pause(0.3)
    return prices[name]


if __name__ == "__main__":
    names = ["tea", "milk", "sugar", "tea"]
    prices = load()
    calls = [(name, prices) for name in names]
    with Pool(2) as pool:
        print("Prices:", pool.starmap(find_price, calls))
