"""Return the prices, which nobody keeps."""

from multiprocessing import Pool
from time import sleep as pause

prices = {}


def load():
    print("Loading")
    return {"tea": 3, "milk": 1, "sugar": 2}


def find_price(name):
    pause(0.3)
    return prices[name]


if __name__ == "__main__":
    names = ["tea", "milk", "sugar", "tea"]
    with Pool(2, initializer=load) as pool:
        print("Prices:", pool.map(find_price, names))
