"""Let five threads ask, and the main thread say what for."""

from concurrent.futures import ThreadPoolExecutor, as_completed

from given.website import Website


def crawl(site):
    asked = {"/"}
    with ThreadPoolExecutor(max_workers=5) as ex:
        calls = {ex.submit(site.get_links, "/"): "/"}
        try:
            while calls:
                call = next(as_completed(calls))
                page = calls.pop(call)
                try:
                    links = set(call.result())
                except OSError as error:
                    print("Failed:", page, error)
                    continue
                for link in sorted(links - asked):
                    asked.add(link)
                    calls[ex.submit(site.get_links, link)] = link
        finally:
            ex.shutdown(cancel_futures=True)


if __name__ == "__main__":
    with Website() as site:
        crawl(site)
    with Website(presses_ctrl_c=True) as site:
        try:
            crawl(site)
        except KeyboardInterrupt:
            print("Interrupted")
