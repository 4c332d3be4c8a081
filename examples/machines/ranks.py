"""The worker processes of MPI are those of an executor."""

from time import sleep

from mpi4py.futures import MPIPoolExecutor


def square(number):
    sleep(number / 5)
    return number * number


if __name__ == "__main__":
    with MPIPoolExecutor(max_workers=2) as executor:
        print(*executor.map(square, [5, 2, 1]))
