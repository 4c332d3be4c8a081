"""Ask the kernel."""

import errno
import json
import os

from . import stack


def call(name, *args, data=None):
    """What the kernel answers; the calling thread waits for it."""
    answer = stack.park("call", name, json.dumps(args), copy_out(data))
    if answer.error:
        raise make_error(answer.error)
    if answer.bytes is not None:
        return answer.bytes.to_bytes()
    return json.loads(answer.value)


def post(name, *args, data=None):
    """Tell the kernel, and go on at once."""
    stack.bridge.post(name, json.dumps(args), copy_out(data))


def copy_out(data):
    """Bytes of JavaScript's own, which can be handed over without another copy."""
    if data is None:
        return None
    array = stack.bridge.Bytes.new(len(data))
    if len(data):
        array.assign(data)
    return array


def make_error(name):
    if name == "EOF":
        return EOFError()
    number = getattr(errno, name)
    return OSError(number, os.strerror(number))
