"""Give each pool a start method of its own."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import current_process, get_context


def runner():
    return type(current_process()).__name__


if __name__ == "__main__":
    with get_context("spawn").Pool(1) as pool:
        print("The worker of the Pool:", pool.apply(runner))
    context = get_context("forkserver")
    with ProcessPoolExecutor(
        max_workers=1, mp_context=context
    ) as executor:
        future = executor.submit(runner)
        print("The worker of the executor:", future.result())
