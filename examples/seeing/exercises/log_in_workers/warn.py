"""Log so urgently that it is seen without a set-up."""

import logging
import multiprocessing as mp
import sys
from concurrent.futures import ProcessPoolExecutor
from time import sleep as pause

log = logging.getLogger("post")


def set_up():
    logging.basicConfig(stream=sys.stdout, level=logging.INFO)


def deliver(letter):
    pause(0.8)
    log.warning("letter %s is there", letter)


if __name__ == "__main__":
    mp.set_start_method("spawn")
    set_up()
    with ProcessPoolExecutor(max_workers=2) as ex:
        log.info("two letters are on their way")
        ex.map(deliver, (1, 2))
    log.info("all is done")
