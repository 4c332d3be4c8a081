"""Load once in each worker what all of its calls need."""

from multiprocessing import Pool
from time import sleep as pause


def load():
    global names
    print("Loading")
    pause(0.5)
    names = ["zero", "one", "two", "three"]


def runner(number):
    pause(0.5)
    return names[number]


if __name__ == "__main__":
    with Pool(2, initializer=load) as pool:
        print("Results:", pool.map(runner, [3, 2, 1, 0]))
