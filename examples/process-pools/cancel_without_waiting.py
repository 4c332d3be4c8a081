"""Cancel, and leave the block before the executor has done so."""

from concurrent.futures import ProcessPoolExecutor
from time import sleep as pause

if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=1) as executor:
        futures = [executor.submit(pause, 0.5) for _ in range(8)]
        futures[0].result()
        executor.shutdown(wait=False, cancel_futures=True)
    print("Left the block, call 1 done:", futures[1].done())
    pause(0.3)
    print("Cancelled:", sum(f.cancelled() for f in futures))
