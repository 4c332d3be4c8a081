"""Let one thread answer all clients."""

from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Client, Listener
from threading import Thread
from time import sleep as pause

KEY = b"known on each machine"


def ask(address, number):
    with Client(address, authkey=KEY) as server:
        server.send(number)
        print(f"The square of {number} is {server.recv()}")


def answer(clients):
    for client in clients:
        pause(0.6)
        client.send(client.recv() ** 2)


if __name__ == "__main__":
    with Listener(("127.0.0.1", 0), authkey=KEY) as listener:
        clients = []
        with ThreadPoolExecutor(max_workers=3) as ex:
            for number in (1, 2, 3):
                ex.submit(ask, listener.address, number)
                clients.append(listener.accept())
            Thread(target=answer, args=[clients]).start()
