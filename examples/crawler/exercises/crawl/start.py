"""Ask for one page after the other."""

from given.website import Website


def crawl(site):
    # TODO: have five pages under way at once, and never more.
    pages = ["/"]
    for page in pages:
        try:
            links = site.get_links(page)
        except OSError as error:
            print("Failed:", page, error)
        else:
            pages += [link for link in links if link not in pages]


if __name__ == "__main__":
    with Website() as site:
        crawl(site)
    with Website(presses_ctrl_c=True) as site:
        try:
            crawl(site)
        except KeyboardInterrupt:
            print("Interrupted")
