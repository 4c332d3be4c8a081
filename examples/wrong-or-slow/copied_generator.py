"""A forked process draws from a copy of the generator."""

import random
from multiprocessing import Process, SimpleQueue

generator = random.Random()


def runner(queue):
    queue.put((generator.random(), random.random()))


if __name__ == "__main__":
    queue = SimpleQueue()
    processes = [
        Process(target=runner, args=(queue,)) for _ in range(3)
    ]
    for process in processes:
        process.start()
    drawn = [queue.get() for _ in processes]
    for process in processes:
        process.join()
    print("Drawn from generator:", len({own for own, _ in drawn}))
    print(
        "Drawn from random:", len({common for _, common in drawn})
    )
