"""Each download ends with its result or its own error."""

from concurrent.futures import ThreadPoolExecutor, as_completed
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import sleep as pause
from urllib.request import urlopen


class Site(BaseHTTPRequestHandler):
    seconds = {"/silent": 3.0, "/slow": 0.8, "/quick": 0.4}

    def do_GET(self):
        if self.path not in self.seconds:
            return self.send_error(404)
        pause(self.seconds[self.path])
        self.send_response(200)
        self.end_headers()

    def log_message(self, *args):
        pass


def download(url):
    with urlopen(url, timeout=1.2) as response:
        return response.status


if __name__ == "__main__":
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as site:
        Thread(target=site.serve_forever).start()
        home = f"http://127.0.0.1:{site.server_port}"
        with ThreadPoolExecutor(max_workers=4) as ex:
            futures = {}
            for path in "/silent", "/slow", "/quick", "/missing":
                futures[ex.submit(download, home + path)] = path
            for future in as_completed(futures):
                error = future.exception()
                print(futures[future], error or future.result())
        site.shutdown()
