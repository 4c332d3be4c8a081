"""Let the first broken page end the crawl."""

from concurrent.futures import ThreadPoolExecutor, as_completed

from given.website import Website


def crawl(site):
    asked = {"/"}
    with ThreadPoolExecutor(max_workers=5) as ex:
        calls = {ex.submit(site.get_links, "/")}
        try:
            while calls:
                call = next(as_completed(calls))
                calls.remove(call)
                for link in sorted(set(call.result()) - asked):
                    asked.add(link)
                    calls.add(ex.submit(site.get_links, link))
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
