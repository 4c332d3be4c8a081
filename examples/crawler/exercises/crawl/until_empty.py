"""Let each thread end when it finds the queue empty."""

from queue import Queue
from threading import Lock, Thread

from given.website import Website


def crawl(site):
    pages, asked, lock = Queue(), {"/"}, Lock()
    pages.put("/")

    def work():
        while not pages.empty():
            page = pages.get()
            try:
                links = set(site.get_links(page))
            except OSError as error:
                print("Failed:", page, error)
                continue
            with lock:
                for link in sorted(links - asked):
                    asked.add(link)
                    pages.put(link)

    threads = [Thread(target=work) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    with Website() as site:
        crawl(site)
    with Website(presses_ctrl_c=True) as site:
        try:
            crawl(site)
        except KeyboardInterrupt:
            print("Interrupted")
