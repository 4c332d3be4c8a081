"""Start an interpreter and talk to it through a queue."""

from concurrent import interpreters


def runner(queue):
    queue.put("Hello from the other interpreter")
    return interpreters.get_current() == interpreters.get_main()


if __name__ == "__main__":
    queue = interpreters.create_queue()
    other = interpreters.create()
    print("Is it the main one?", other.call(runner, queue))
    print(queue.get())
    other.close()
