"""A website with slow pages and broken ones."""

import signal
from _thread import start_new_thread
from collections import Counter
from contextlib import closing, suppress
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler
from socketserver import TCPServer
from threading import Lock, main_thread
from time import perf_counter as pc
from time import sleep as pause

SLOW = ["/blog", "/help", "/jobs", "/news", "/shop", "/team"]
OTHERS = ["/about", "/broken", "/cut-off", "/gone"]
SECONDS = {"/": 0.3} | dict.fromkeys(SLOW, 0.4)
STATUS = {"/broken": 500, "/gone": 404}


class Website(TCPServer):
    """Says at its end how it was visited, and may press Ctrl-C.

    Then it waits at its end for pages that are asked for later.
    """

    request_queue_size = 100

    def __init__(self, presses_ctrl_c=False):
        super().__init__(("127.0.0.1", 0), Page)
        self.presses, self.pressed = presses_ctrl_c, None
        self.lock, self.asked = Lock(), Counter()
        self.now = self.most = self.later = 0

    def get_links(self, page):
        """The links on a page, or OSError if it is broken."""
        with closing(HTTPConnection(*self.server_address)) as site:
            site.request("GET", page)
            with site.getresponse() as answer:
                links = answer.read().decode().split()
            if answer.status != 200:
                raise OSError(f"{answer.status} {answer.reason}")
            return links

    def __enter__(self):
        self.began = pc()
        # Not by threading, so that a timeline shows yours alone.
        start_new_thread(self.serve_forever, (0.02,))
        return self

    def __exit__(self, *error):
        if self.presses:
            pause(0.5)
            print("Pages after Ctrl-C:", self.later)
        else:
            print(f"Crawl took {pc() - self.began:.2f} seconds")
            again = sum(n > 1 for n in self.asked.values())
            print(f"Pages: {len(self.asked)}, again: {again}")
            print("Most at once:", self.most)
        self.shutdown()
        self.server_close()

    def take_time(self, page):
        """Let a page be slow, and count it meanwhile."""
        with self.lock:
            self.asked[page] += 1
            self.now += 1
            self.most = max(self.most, self.now)
            if self.pressed:
                self.later += pc() > self.pressed + 0.1
            elif self.presses and page != "/":
                self.pressed = pc() + 0.2
                start_new_thread(self.press_ctrl_c, ())
        pause(SECONDS.get(page, 0.1))
        with self.lock:  # before the visitor can ask again
            self.now -= 1

    def press_ctrl_c(self):
        pause(0.2)
        signal.pthread_kill(main_thread().ident, signal.SIGINT)

    def process_request(self, *request):
        start_new_thread(self.answer, request)

    def answer(self, *request):
        with suppress(OSError):  # where the visitor has gone
            self.finish_request(*request)
        self.shutdown_request(request[0])


class Page(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.take_time(self.path)
        if self.path != "/cut-off":
            links = SLOW if self.path == "/" else ["/", *OTHERS]
            self.send_response(STATUS.get(self.path, 200))
            self.end_headers()
            self.wfile.write("\n".join(links).encode())

    def log_message(self, *args):
        pass
