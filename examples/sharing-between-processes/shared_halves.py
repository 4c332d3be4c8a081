"""Two processes fill one block of shared memory, half each."""

from multiprocessing import Process
from multiprocessing.shared_memory import SharedMemory


def fill(memory, start, end):
    for place in range(start, end):
        memory.buf[place] = place
    memory.close()


if __name__ == "__main__":
    memory = SharedMemory(create=True, size=200)
    halves = [(memory, 0, 100), (memory, 100, 200)]
    processes = [Process(target=fill, args=half) for half in halves]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print("Sum:", sum(memory.buf[:200]))
    memory.close()
    memory.unlink()
