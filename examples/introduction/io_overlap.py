"""Five downloads overlap when each has a thread to wait in."""

import asyncio
import threading
from http.client import HTTPConnection
from queue import Queue
from time import perf_counter as pc


async def serve(port):
    async def reply(reader, writer):
        await reader.readuntil(b"\r\n\r\n")
        await asyncio.sleep(0.5)
        writer.write(b"HTTP/1.0 200 OK\r\n\r\nhello")
        writer.close()
        replies.release()

    replies = asyncio.Semaphore(0)
    server = await asyncio.start_server(reply, "127.0.0.1", 0)
    port.put(server.sockets[0].getsockname()[1])
    for _ in range(10):
        await replies.acquire()
    server.close()


def download(port):
    connection = HTTPConnection("127.0.0.1", port)
    connection.request("GET", "/")
    print(connection.getresponse().read().decode())


if __name__ == "__main__":
    box = Queue()
    threading.Thread(target=asyncio.run, args=[serve(box)]).start()
    port = box.get()

    start = pc()
    for _ in range(5):
        download(port)
    print(f"One by one: {round(pc() - start, 2)} seconds")

    start = pc()
    threads = [
        threading.Thread(target=download, args=[port])
        for _ in range(5)
    ]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    print(f"Five threads: {round(pc() - start, 2)} seconds")
