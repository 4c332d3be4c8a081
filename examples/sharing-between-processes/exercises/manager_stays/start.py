"""Join the processes after the block of the Manager."""

from multiprocessing import Manager, Process
from time import sleep as pause


def runner(results, number):
    pause(0.6)
    results.append(number * 10)


if __name__ == "__main__":
    with Manager() as manager:
        results = manager.list()
        processes = [
            Process(target=runner, args=(results, n))
            for n in range(3)
        ]
        for process in processes:
            process.start()
    # TODO: let all processes find the list.
    for process in processes:
        process.join()
    print(sorted(results))
