"""Call the function in the main process."""

from time import sleep as pause

results = []


def runner(number):
    pause(0.4)
    results.append(number * number)


if __name__ == "__main__":
    for number in range(4):
        runner(number)
    print("Squares:", sorted(results))
