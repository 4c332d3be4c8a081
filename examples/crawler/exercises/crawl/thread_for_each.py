"""Start a thread for each page, as soon as a link is seen."""

from threading import Lock, Thread

from given.website import Website


def crawl(site):
    asked, lock = {"/"}, Lock()

    def visit(page):
        try:
            links = set(site.get_links(page))
        except OSError as error:
            print("Failed:", page, error)
            return
        with lock:
            new = links - asked
            asked.update(new)
        threads = [
            Thread(target=visit, args=(each,)) for each in new
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    visit("/")


if __name__ == "__main__":
    with Website() as site:
        crawl(site)
    with Website(presses_ctrl_c=True) as site:
        try:
            crawl(site)
        except KeyboardInterrupt:
            print("Interrupted")
