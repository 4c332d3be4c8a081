"""Two processes greet, and only the joins are guarded."""

from multiprocessing import Process


def greet(name):
    print(f"Hello from {name}")


processes = [
    Process(target=greet, args=(n,)) for n in ("Ada", "Bob")
]
for process in processes:
    process.start()

if __name__ == "__main__":
    for process in processes:
        process.join()
    print("Both have been asked")
