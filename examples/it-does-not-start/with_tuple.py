"""Start threads with one argument each, in a tuple or a list."""

from threading import Thread


def runner(name):
    print("Performing a costly function for", name)


if __name__ == "__main__":
    threads = [
        Thread(target=runner, args=(5,)),
        Thread(target=runner, args=["Ada"]),
    ]
    for thread in threads:
        thread.start()
        thread.join()
    print("Done")
