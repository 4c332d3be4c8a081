"""The book, built once, served at two addresses and opened in Chromium."""

import os
import shutil
import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import sync_playwright
from reading_order import ROOT

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


def start(*command):
    """Start a Python module or script as a reader would, from the root."""
    ours = {"PYTHONPATH": str(ROOT / "tests"), "NO_MKDOCS_2_WARNING": "1"}
    env = os.environ | ours | {"PYTHONUTF8": "1"}
    env.pop("SITE_URL", None)
    return subprocess.Popen(
        [sys.executable, *command],
        cwd=ROOT,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )


def finish(process, limit=120):
    """Wait for a started command; past the limit, in seconds, it is killed."""
    try:
        process.log, _ = process.communicate(timeout=limit)
    finally:
        process.kill()
    return process


@pytest.fixture(scope="session")
def started_script():
    """The notebook page as a script, running while the book is built."""
    return start("docs/measure.py")


@pytest.fixture(scope="session")
def script(started_script):
    """The finished script, with its log."""
    return finish(started_script)


@pytest.fixture(scope="session")
def build(tmp_path_factory, started_script):
    """The finished `mkdocs build --strict`, with its log and its folder."""
    folder = tmp_path_factory.mktemp("site") / "book"
    built = finish(start("-m", "mkdocs", "build", "--strict", "-d", str(folder)))
    built.folder = folder
    return built


@pytest.fixture(scope="session")
def site(build):
    """The folder with the built site."""
    assert build.returncode == 0, build.log
    return build.folder


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args):
        pass


@pytest.fixture(scope="session")
def addresses(site):
    """The site at the root of one server and under /book/ of another."""
    servers = {
        base: ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder))
        for base, folder in (("/", site), ("/book/", site.parent))
    }
    for server in servers.values():
        threading.Thread(target=server.serve_forever, daemon=True).start()

    yield {
        base: f"http://127.0.0.1:{server.server_port}{base}"
        for base, server in servers.items()
    }

    for server in servers.values():
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def browser():
    """The Chromium of this machine, without a window."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        pytest.skip("no Chromium on PATH: the pages are not opened in a browser")
    with sync_playwright() as running:
        chromium = running.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()
