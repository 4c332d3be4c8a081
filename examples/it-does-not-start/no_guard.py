"""Start a process without a main guard."""

from multiprocessing import Process


def runner():
    print("Performing a costly function")


process = Process(target=runner)
process.start()
process.join()
print("Exit code:", process.exitcode)
