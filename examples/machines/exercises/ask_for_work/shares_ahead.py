"""Give each machine its share when it starts."""

from multiprocessing import Process
from time import perf_counter as pc
from time import sleep as pause

from given.hub import Hub, connect


def work(address, seconds, share):
    connect(address)
    for task in share:
        pause(seconds)
        print("Done:", task)


if __name__ == "__main__":
    with Hub() as hub:
        fast = Process(
            target=work, args=(hub.address, 0.1, (0, 2, 4))
        )
        slow = Process(
            target=work, args=(hub.address, 0.6, (1, 3, 5))
        )
        fast.start()
        slow.start()
        connect(hub.address)
        start = pc()
        fast.join()
        slow.join()
    print(f"Six tasks took {pc() - start:.2f} seconds")
