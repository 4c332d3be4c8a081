"""Start a process under the main guard."""

from multiprocessing import Process


def runner():
    print("Performing a costly function")


if __name__ == "__main__":
    process = Process(target=runner)
    process.start()
    process.join()
    print("Exit code:", process.exitcode)
