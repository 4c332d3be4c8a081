"""Load the prices in each call."""

from multiprocessing import Pool
from time import sleep as pause


def load():
    print("Loading")
    return {"tea": 3, "milk": 1, "sugar": 2}


def find_price(name):
    # TODO: load once in each process, not in each call.
    prices = load()
    pause(0.3)
    return prices[name]


if __name__ == "__main__":
    names = ["tea", "milk", "sugar", "tea"]
    with Pool(2) as pool:
        print("Prices:", pool.map(find_price, names))
