"""When a child fails, its parent need not wait for ever."""

import multiprocessing as mp
from queue import Empty


def runner(give):
    raise ValueError("Function has failed")


def start(give):
    process = mp.Process(target=runner, args=(give,))
    process.start()
    return process


if __name__ == "__main__":
    receiver, sender = mp.Pipe(duplex=False)
    process = start(sender.send)
    sender.close()
    try:
        print(receiver.recv())
    except EOFError:
        print("Pipe: nobody is left who could send")
    process.join()

    queue = mp.Queue()
    process = start(queue.put)
    try:
        print(queue.get(timeout=1))
    except Empty:
        print("Queue: nothing came within a second")
    process.join()
