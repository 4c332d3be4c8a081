"""Shared memory cannot be closed while a view of it is left."""

from multiprocessing.shared_memory import SharedMemory

if __name__ == "__main__":
    memory = SharedMemory(create=True, size=200)
    view = memory.buf[:100]
    try:
        memory.close()
    except BufferError as error:
        print("BufferError:", error)
    view.release()
    memory.close()
    print("Closed")
    memory.unlink()
    try:
        SharedMemory(memory.name)
    except FileNotFoundError:
        print("Unlinked: nobody finds it any more")
