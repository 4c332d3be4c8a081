"""A semaphore lets two of six threads ask the site at once."""

from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Semaphore, Thread
from time import sleep as pause
from urllib.request import urlopen


class SlowSite(BaseHTTPRequestHandler):
    in_flight, counts = [], []

    def do_GET(self):
        self.in_flight.append(self.path)
        self.counts.append(len(self.in_flight))
        pause(0.3)
        self.in_flight.remove(self.path)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(f"page {self.path[1:]}".encode())

    def log_message(self, *args):
        pass


def download(url):
    with places, urlopen(url, timeout=10) as response:
        return response.read().decode()


if __name__ == "__main__":
    places = Semaphore(2)
    with ThreadingHTTPServer(("127.0.0.1", 0), SlowSite) as site:
        Thread(target=site.serve_forever).start()
        home = f"http://127.0.0.1:{site.server_port}"
        urls = [f"{home}/{number}" for number in range(6)]
        with ThreadPoolExecutor(max_workers=6) as ex:
            print(*ex.map(download, urls), sep=", ")
        print("The site saw at once:", max(SlowSite.counts))
        site.shutdown()
