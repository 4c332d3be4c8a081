"""Each process has its own place in an array, and needs no lock."""

from multiprocessing import Array, Process


def square(squares, place):
    squares[place] = place * place


if __name__ == "__main__":
    squares = Array("i", 4, lock=False)
    processes = [
        Process(target=square, args=(squares, place))
        for place in range(4)
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print("Squares:", squares[:])
