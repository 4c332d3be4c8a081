"""Two processes greet, as long as processes are forked."""

from multiprocessing import Process


def greet(name):
    print(f"Hello from {name}")


# TODO: start them where this script is run, not imported.
processes = [
    Process(target=greet, args=(n,)) for n in ("Ada", "Bob")
]
for process in processes:
    process.start()
for process in processes:
    process.join()
print("Both have been asked")
