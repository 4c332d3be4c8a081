"""Make a shared value for a process, and give it no name."""

from multiprocessing import Process, Value


def runner(total):
    print("Total:", total.value)


if __name__ == "__main__":
    process = Process(target=runner, args=(Value("i", 6),))
    process.start()
    process.join()
    print("Exit code:", process.exitcode)
