"""Download a list of addresses, and name those that fail."""

from concurrent.futures import ThreadPoolExecutor, as_completed
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import sleep as pause

import httpx


def fetch(client, url):
    answer = client.get(url)
    if answer.is_error:
        raise ValueError(f"status {answer.status_code}")
    return answer.text


def download_all(urls):
    pages, errors = {}, {}
    client = httpx.Client(timeout=1.2, follow_redirects=True)
    with client, ThreadPoolExecutor(max_workers=4) as pool:
        futures = {
            pool.submit(fetch, client, url): url for url in urls
        }
        try:
            for done, future in enumerate(as_completed(futures), 1):
                if error := future.exception():
                    errors[futures[future]] = error
                else:
                    pages[futures[future]] = future.result()
                print(f"{done} of {len(futures)} addresses")
        except KeyboardInterrupt:
            print("Stopped by Ctrl-C")
            pool.shutdown(cancel_futures=True)
    return pages, errors


# From here on: a site to try it on.
class Site(BaseHTTPRequestHandler):
    def do_GET(self):
        pause(3.0 if self.path == "/mute" else 0.4)
        self.send_response(404 if self.path == "/gone" else 200)
        self.end_headers()
        self.wfile.write(self.path.encode())

    def log_message(self, *args): ...


if __name__ == "__main__":
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as site:
        Thread(target=site.serve_forever).start()
        home = f"http://127.0.0.1:{site.server_port}"
        paths = "/mute", "/gone", "/a", "/b", "/c", "/d"
        urls = [home + path for path in paths]
        pages, errors = download_all(urls)
        site.shutdown()
    print("Pages:", *sorted(pages.values()))
    for url, error in errors.items():
        print(f"Failed: {url.removeprefix(home)}: {error}")
