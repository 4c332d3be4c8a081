"""Connections: `multiprocessing.connection`, on pipes of the kernel."""

import io
from multiprocessing import connection, context, reduction

from .calls import call, post


class Connection(connection._ConnectionBase):
    """One end of a pipe. What is sent arrives whole, so its length is not sent."""

    def _close(self):
        post("close", self._handle)

    def _send_bytes(self, data):
        call("send", self._handle, data=data)

    def _recv_bytes(self, maxsize=None):
        data = call("receive", self._handle)
        if maxsize is not None and len(data) > maxsize:
            return None
        stream = io.BytesIO(data)
        stream.seek(len(data))
        return stream

    def _poll(self, timeout):
        return bool(wait([self], timeout))


def Pipe(duplex=True):
    here, there = call("pipe", duplex)
    if duplex:
        return Connection(here), Connection(there)
    return Connection(here, writable=False), Connection(there, readable=False)


def wait(object_list, timeout=None):
    """Those of the objects that are ready: connections, and sentinels of processes."""
    handles = {each: get_handle(each) for each in object_list}
    limit = timeout if timeout is None else max(timeout, 0)
    ready = call("poll", list(handles.values()), limit) or []
    return [each for each, handle in handles.items() if handle in ready]


def get_handle(waited):
    return waited if isinstance(waited, int) else waited.fileno()


class Listener:
    """An address at which others can connect; it needs no key, being of one run."""

    def __init__(self, address=None, family=None, backlog=1, *, authkey=None):
        family = family or (address and connection.address_type(address))
        connection._validate_family(family)
        self.address, self.last_accepted = call("listen", address), None

    def accept(self):
        return Connection(call("accept", self.address))

    def close(self):
        post("unlisten", self.address)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def Client(address, family=None, authkey=None):
    return Connection(call("connect", address))


def reduce_connection(self):
    """Its end gets another handle, which a process that starts takes over at once."""
    handle = call("duplicate", self.fileno())
    if (popen := context.get_spawning_popen()) is not None:
        popen.duplicate_for_child(handle)
    return rebuild_connection, (handle, self.readable, self.writable)


def rebuild_connection(handle, readable, writable):
    post("adopt", handle)
    return Connection(handle, readable, writable)


def trust(connection, authkey):
    """Nobody who is not of the run can connect."""


def install():
    for own in (Connection, Pipe, wait, Listener, Client):
        setattr(connection, own.__name__, own)
    connection.deliver_challenge = connection.answer_challenge = trust
    reduction.ForkingPickler.register(Connection, reduce_connection)
