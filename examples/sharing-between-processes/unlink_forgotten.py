"""Shared memory that nobody unlinks is left over at the end."""

from multiprocessing.shared_memory import SharedMemory

if __name__ == "__main__":
    memory = SharedMemory(create=True, size=200)
    memory.buf[0] = 42
    print("First byte:", memory.buf[0])
    memory.close()
