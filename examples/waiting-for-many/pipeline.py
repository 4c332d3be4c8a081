"""Bounded queues hold a pipeline to the pace of its last step."""

from queue import Queue
from threading import Thread
from time import sleep as pause

downloaded, stored, ahead = [], [], []


def download(pages):
    for number in range(8):
        pause(0.1)
        downloaded.append(number)
        pages.put(f"page {number}")
    pages.put(None)


def parse(pages, titles):
    while (page := pages.get()) is not None:
        titles.put(page.title())
    titles.put(None)


def store(titles):
    while (title := titles.get()) is not None:
        pause(0.4)
        ahead.append(len(downloaded) - len(stored))
        stored.append(title)


if __name__ == "__main__":
    pages, titles = Queue(maxsize=1), Queue(maxsize=1)
    Thread(target=download, args=(pages,)).start()
    Thread(target=parse, args=(pages, titles)).start()
    store(titles)
    print(*stored, sep=", ")
    print("Downloaded and not stored, at most:", max(ahead))
