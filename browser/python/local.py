"""`threading.local`: attributes that each thread has of its own.

The interpreter's own looks at the thread of the system, which is the same for all.
"""

import collections
import weakref

from . import stack

# By thread, until it ends: those in which it has attributes.
used: dict[int, list[weakref.ref]] = collections.defaultdict(list)


class _local:
    __module__ = "_thread"

    def __new__(cls, /, *args, **kwargs):
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        self = object.__new__(cls)
        object.__setattr__(self, "__dicts", {})
        object.__setattr__(self, "__args", (args, kwargs))
        begin(self)
        return self

    def __getattribute__(self, name):
        own = find_own(self)
        if name == "__dict__":
            return own
        if name in own:
            return own[name]
        return object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        if name == "__dict__":
            raise AttributeError(
                f"'{type(self).__name__}' object attribute '__dict__' is read-only"
            )
        found = getattr(type(self), name, None)
        if hasattr(found, "__set__"):
            found.__set__(self, value)
        else:
            find_own(self)[name] = value

    def __delattr__(self, name):
        own = find_own(self)
        if name not in own:
            raise AttributeError(name)
        del own[name]


def find_own(self):
    """The attributes of the calling thread, which `__init__` is run for once."""
    dicts = object.__getattribute__(self, "__dicts")
    if stack.current not in dicts:
        begin(self)
        args, kwargs = object.__getattribute__(self, "__args")
        type(self).__init__(self, *args, **kwargs)
    return dicts[stack.current]


def begin(self):
    """Let the calling thread have attributes of its own."""
    object.__getattribute__(self, "__dicts")[stack.current] = {}
    if stack.current != stack.MAIN:  # which does not end
        used[stack.current].append(weakref.ref(self))


def forget(thread):
    """Let go of the attributes of a thread that has ended."""
    for reference in used.pop(thread, ()):
        if (self := reference()) is not None:
            object.__getattribute__(self, "__dicts").pop(thread, None)
