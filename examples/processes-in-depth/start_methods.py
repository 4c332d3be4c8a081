"""See how often each start method imports the main module."""

import multiprocessing as mp

print("Imported as", __name__)


def runner():
    print("Performing a costly function")


if __name__ == "__main__":
    print("The default here:", mp.get_start_method())
    for method in ("fork", "spawn", "forkserver"):
        print(f"Two processes by {method}")
        for _ in range(2):
            process = mp.get_context(method).Process(target=runner)
            process.start()
            process.join()
