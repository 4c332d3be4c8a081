"""Shut down the thread pool of each client."""

import threading
from concurrent.futures import ThreadPoolExecutor
from time import sleep as pause


def look_up(name):
    pause(0.3)
    return len(name)


class Client:
    def __init__(self):
        self.executor = ThreadPoolExecutor(max_workers=1)

    def ask(self, name):
        return self.executor.submit(look_up, name)


if __name__ == "__main__":
    names = ["Ada", "Bob", "Cleo", "Diana"]
    clients = {name: Client() for name in names}
    answers = [clients[name].ask(name) for name in names]
    print("Answers:", [answer.result() for answer in answers])
    for client in clients.values():
        client.executor.shutdown()
    print("Threads left:", threading.active_count() - 1)
