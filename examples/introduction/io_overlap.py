"""Five downloads overlap when each has a thread to wait in."""

import asyncio
import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from time import perf_counter as pc


async def reply(connection):
    await asyncio.sleep(0.5)
    connection.sendall(b"a page")
    connection.close()


async def serve(listener):
    accept = asyncio.get_running_loop().sock_accept
    async with asyncio.TaskGroup() as replies:
        for _ in range(10):
            connection, _ = await accept(listener)
            replies.create_task(reply(connection))


def download(address):
    with socket.create_connection(address) as connection:
        print("Downloaded", connection.recv(6).decode())


if __name__ == "__main__":
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        places = [listener.getsockname()] * 5
        server = [serve(listener)]
        threading.Thread(target=asyncio.run, args=server).start()
        for n in (1, 5):
            start = pc()
            with ThreadPoolExecutor(max_workers=n) as ex:
                list(ex.map(download, places))
            took = round(pc() - start, 2)
            print(f"At most {n} at once: {took} seconds")
