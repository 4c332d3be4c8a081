"""One process delivers all letters, one after the other."""

from concurrent.futures import ProcessPoolExecutor
from time import sleep as pause


def deliver(letter):
    pause(letter / 3)
    return letter


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=1) as executor:
        print(*executor.map(deliver, [4, 3, 2]))
