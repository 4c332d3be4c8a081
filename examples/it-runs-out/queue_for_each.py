"""A queue of its own for each call uses up the open files."""

import resource
from multiprocessing import Queue

if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_NOFILE, (40, 40))
    queues = [Queue() for number in range(20)]
