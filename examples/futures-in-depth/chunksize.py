"""Count how often map sends something to its workers."""

import concurrent.futures as future


class Runner:
    sent = 0

    def __call__(self, p):
        return p * p

    def __reduce__(self):
        Runner.sent += 1
        return Runner, ()


if __name__ == "__main__":
    p = range(500)
    with future.ProcessPoolExecutor(max_workers=1) as ex:
        for chunksize in (1, 100):
            Runner.sent = 0
            results = ex.map(Runner(), p, chunksize=chunksize)
            total = sum(results)
            print(
                f"In chunks of {chunksize}: sum {total},", end=" "
            )
            print(f"sent {Runner.sent} times")
