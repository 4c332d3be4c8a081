"""A thread pool keeps its threads until it is shut down."""

import threading
from concurrent.futures import ThreadPoolExecutor


class Client:
    def __init__(self):
        self.executor = ThreadPoolExecutor(max_workers=1)

    def ask(self, number):
        return self.executor.submit(abs, number).result()


if __name__ == "__main__":
    clients = [Client() for _ in range(3)]
    print("Results:", [client.ask(-1) for client in clients])
    print("Threads:", threading.active_count())
    for client in clients:
        client.executor.shutdown()
    print("Threads:", threading.active_count())
