"""Nobody gets in without the right key."""

from multiprocessing import AuthenticationError
from multiprocessing.managers import BaseManager


def get_news():
    return ["all is well"]


BaseManager.register("news", get_news)


def visit(address, key):
    hub = BaseManager(address, key)
    try:
        hub.connect()
        print(f"{key}: {hub.news()}")
    except AuthenticationError as error:
        print(f"{key}: {error}")


if __name__ == "__main__":
    with BaseManager(("127.0.0.1", 0), b"right") as hub:
        for key in (b"wrong", b"right"):
            visit(hub.address, key)
