"""Serve a built site as hosts of static pages do: compressed, with its own 404."""

import gzip
import mimetypes
import threading
from contextlib import contextmanager, suppress
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

PACKED = {".css", ".html", ".js", ".json", ".md", ".py", ".svg", ".txt", ".xml"}


class Handler(BaseHTTPRequestHandler):
    """Serves the folder `site` below the path `base`; nothing is cached unless told."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args, site, base, headers):
        self.site, self.base, self.told = Path(site), base, headers
        super().__init__(*args)

    def handle(self):
        with suppress(ConnectionError):  # the browser has left the page
            super().handle()

    def do_GET(self):
        file = find_file(self.path, self.site, self.base)
        body = (file or self.site / "404.html").read_bytes()
        suffix = file.suffix if file else ".html"
        self.send_response(200 if file else 404)
        self.send_header("Content-Type", mimetypes.types_map.get(suffix, "text/plain"))
        for header in self.told.items():
            self.send_header(*header)
        if suffix in PACKED:
            body = gzip.compress(body)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


def find_file(url, site, base):
    """The file of a site that a URL below its base leads to, or None."""
    path = unquote(urlsplit(url).path)
    if not path.startswith(base):
        return None
    file = site / path.removeprefix(base)
    if path.endswith("/"):
        file /= "index.html"
    return file if file.is_file() else None


@contextmanager
def serve(site, base="/", handler=Handler, **headers):
    """The address of a site while a `handler` serves it below the path `base`."""
    told = {key.replace("_", "-"): value for key, value in headers.items()}
    told = {"Cache-Control": "no-store"} | told
    bound = partial(handler, site=site, base=base, headers=told)
    server = ThreadingHTTPServer(("127.0.0.1", 0), bound)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{base}"
    finally:
        server.shutdown()
        server.server_close()
