"""Have more places, and keep some of them."""

from concurrent.futures import ThreadPoolExecutor
from threading import Semaphore
from time import sleep as pause

places = Semaphore(4)
inside, counts = [], []


def download(number):
    places.acquire()
    inside.append(number)
    counts.append(len(inside))
    pause(0.3)
    inside.remove(number)
    if number < 2:
        raise ValueError("no such page")
    places.release()


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=6) as ex:
        futures = [ex.submit(download, n) for n in range(6)]
    failed = [future for future in futures if future.exception()]
    print("Failed:", len(failed))
    print("At most at once:", max(counts))
