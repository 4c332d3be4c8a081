"""The book, built once, served at two addresses and opened in Chromium."""

import pytest
from building import build_book, finish, start
from playwright.sync_api import sync_playwright

from tools.site import chromium
from tools.site.reading_order import PUBLIC
from tools.site.serving import serve


@pytest.fixture(scope="session")
def started_script():
    """The notebook page as a script, running while the book is built."""
    process = start("docs/measure.py")
    yield process
    process.wait(120)  # if no test has asked for it: killed, it would leave files


@pytest.fixture(scope="session")
def script(started_script):
    """The finished script, with its log."""
    return finish(started_script)


@pytest.fixture(scope="session")
def build(tmp_path_factory, started_script):
    """The finished `mkdocs build --strict`, with its log and its folder."""
    folder = tmp_path_factory.mktemp("site")
    built = finish(build_book(folder))
    built.folder = folder
    return built


@pytest.fixture(scope="session")
def site(build):
    """The folder with the built site."""
    assert build.returncode == 0, build.log
    return build.folder


@pytest.fixture(scope="session")
def published(tmp_path_factory, build):
    """The site built for its public address, as it is deployed."""
    folder = tmp_path_factory.mktemp("published")
    built = finish(build_book(folder, SITE_URL=PUBLIC))
    assert built.returncode == 0, built.log
    return folder


@pytest.fixture(scope="session")
def addresses(site):
    """The site at the root of one server and under /book/ of another."""
    with serve(site) as root, serve(site, "/book/") as below:
        yield {"/": root, "/book/": below}


@pytest.fixture(scope="session")
def browser():
    """The Chromium of this machine, without a window."""
    path = chromium.find_path()
    if path is None:
        pytest.skip("no Chromium on PATH: the pages are not opened in a browser")
    with sync_playwright() as running:
        started = running.chromium.launch(executable_path=path, args=chromium.FLAGS)
        yield started
        started.close()
