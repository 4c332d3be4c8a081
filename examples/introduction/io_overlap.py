"""Three downloads overlap when each has a thread to wait in."""

from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import perf_counter as pc
from time import sleep as pause
from urllib.request import urlopen


class SlowSite(BaseHTTPRequestHandler):
    def do_GET(self):
        pause(0.5)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(f"page {self.path[1:]}".encode())

    def log_message(self, *args):
        pass


def download(url):
    with urlopen(url, timeout=10) as response:
        return response.read().decode()


if __name__ == "__main__":
    with ThreadingHTTPServer(("127.0.0.1", 0), SlowSite) as site:
        Thread(target=site.serve_forever).start()
        home = f"http://127.0.0.1:{site.server_port}"
        urls = [f"{home}/{number}" for number in (1, 2, 3)]
        for workers in (1, 3):
            start = pc()
            with ThreadPoolExecutor(max_workers=workers) as ex:
                print(*ex.map(download, urls), sep=", ")
            seconds = round(pc() - start, 2)
            print(f"At most {workers} at once: {seconds} seconds")
        site.shutdown()
