"""Two processes share out the letters, whoever is free."""

from concurrent.futures import ProcessPoolExecutor
from time import sleep as pause


def deliver(letter):
    pause(letter / 3)
    return letter


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=2) as executor:
        print(*executor.map(deliver, [4, 3, 2]))
