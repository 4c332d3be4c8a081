"""Tell the threads that all is done, but not after Ctrl-C."""

from queue import Queue
from threading import Lock, Thread

from given.website import Website


def crawl(site):
    pages, asked, lock = Queue(), {"/"}, Lock()

    def work():
        while page := pages.get():
            try:
                links = set(site.get_links(page))
            except OSError as error:
                print("Failed:", page, error)
                links = set()
            with lock:
                for link in sorted(links - asked):
                    asked.add(link)
                    pages.put(link)
            pages.task_done()

    pages.put("/")
    for _ in range(5):
        Thread(target=work).start()
    pages.join()
    for _ in range(5):
        pages.put(None)


if __name__ == "__main__":
    with Website() as site:
        crawl(site)
    with Website(presses_ctrl_c=True) as site:
        try:
            crawl(site)
        except KeyboardInterrupt:
            print("Interrupted")
