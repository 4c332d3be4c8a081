"""A hub with tasks, for two workers on other machines."""

from multiprocessing.managers import BaseManager
from queue import Queue
from threading import Barrier

tasks = Queue()
all_here = Barrier(3)


def get_tasks():
    return tasks


def get_all_here():
    return all_here


class Hub(BaseManager):
    def __init__(self, address=("127.0.0.1", 0)):
        super().__init__(address, b"known on each machine")


Hub.register("tasks", get_tasks)
Hub.register("all_here", get_all_here)


def connect(address):
    """Wait until both workers and their boss are connected."""
    hub = Hub(address)
    hub.connect()
    hub.all_here().wait()
    return hub.tasks()
