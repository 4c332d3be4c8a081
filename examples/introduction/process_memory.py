"""A child process changes its own memory, not its parent's."""

import multiprocessing as mp
import os

numbers = [1, 2]


def change(pid):
    numbers.append(3)
    print("Child's numbers:", numbers)
    print("Child has its own PID:", os.getpid() != pid)
    print("Child knows its parent:", mp.parent_process().pid == pid)


if __name__ == "__main__":
    child = mp.Process(target=change, args=[os.getpid()])
    child.start()
    child.join()
    print("Parent's numbers:", numbers)
