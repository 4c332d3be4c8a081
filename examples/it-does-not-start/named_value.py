"""Keep a name for a shared value until the process has ended."""

from multiprocessing import Process, Value


def runner(total):
    print("Total:", total.value)


if __name__ == "__main__":
    total = Value("i", 6)
    process = Process(target=runner, args=(total,))
    process.start()
    process.join()
    print("Exit code:", process.exitcode)
