"""Two processes greet, under a guard that is never true."""

from multiprocessing import Process


def greet(name):
    print(f"Hello from {name}")


if __name__ == "main":
    processes = [
        Process(target=greet, args=(n,)) for n in ("Ada", "Bob")
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print("Both have been asked")
