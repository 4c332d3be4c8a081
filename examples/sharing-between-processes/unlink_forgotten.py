"""Shared memory that nobody unlinks is left over at the end."""

from multiprocessing.shared_memory import SharedMemory

if __name__ == "__main__":
    unlinked = SharedMemory(create=True, size=200)
    forgotten = SharedMemory(create=True, size=200)
    unlinked.close()
    forgotten.close()
    unlinked.unlink()
    print("Unlinked one block of two")
