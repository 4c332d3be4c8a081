"""Start a thread in a context of your choice."""

import contextvars
import threading

user = contextvars.ContextVar("user", default="nobody")


def runner():
    print("The thread works for", user.get())


if __name__ == "__main__":
    context = contextvars.copy_context()
    context.run(user.set, "Ada")
    thread = threading.Thread(target=runner, context=context)
    thread.start()
    thread.join()
    print("The main thread works for", user.get())
