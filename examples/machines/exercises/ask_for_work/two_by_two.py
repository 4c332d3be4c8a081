"""Let each machine take two tasks when it is free."""

from multiprocessing import Process
from time import perf_counter as pc
from time import sleep as pause

from given.hub import Hub, connect


def work(address, seconds):
    tasks = connect(address)
    while None not in (few := (tasks.get(), tasks.get())):
        for task in few:
            pause(seconds)
            print("Done:", task)


if __name__ == "__main__":
    with Hub() as hub:
        fast = Process(target=work, args=(hub.address, 0.1))
        slow = Process(target=work, args=(hub.address, 0.6))
        fast.start()
        slow.start()
        tasks = connect(hub.address)
        start = pc()
        for task in [*range(6), *[None] * 4]:
            tasks.put(task)
        fast.join()
        slow.join()
    print(f"Six tasks took {pc() - start:.2f} seconds")
