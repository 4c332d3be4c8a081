"""Let threads deliver, which share the log."""

import logging
import sys
from concurrent.futures import ThreadPoolExecutor
from time import sleep as pause

log = logging.getLogger("post")


def set_up():
    logging.basicConfig(stream=sys.stdout, level=logging.INFO)


def deliver(letter):
    pause(0.8)
    log.info("letter %s is there", letter)


if __name__ == "__main__":
    set_up()
    with ThreadPoolExecutor(max_workers=2) as ex:
        log.info("two letters are on their way")
        ex.map(deliver, (1, 2))
    log.info("all is done")
