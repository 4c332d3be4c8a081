"""What a browser has not, said in a sentence where Python asks for it."""

import errno
import importlib.abc
import types

NO_INTERPRETERS = "a browser has one interpreter in each process"


class Contexts(dict):
    """The start methods that there are; of the others, why there are none."""

    def __missing__(self, method):
        raise ValueError(
            f"cannot find context for {method!r}: "
            "a browser starts processes by 'spawn' alone"
        )


class Finder(importlib.abc.MetaPathFinder):
    """Says of modules that a browser cannot have why there are none."""

    def find_spec(self, name, path=None, target=None):
        if name == "_interpreters":
            raise ModuleNotFoundError(NO_INTERPRETERS, name=name)


def make_refusal(sentence):
    def refuse(*args, **kwargs):
        raise OSError(errno.ENOSYS, sentence)

    return refuse


refuse_memory = make_refusal("processes in a browser share no memory")
refuse_program = make_refusal("a browser runs no other programs")
refuse_connection = make_refusal("a browser lets no script open a connection")


def make_shared_memory():
    """`_posixshmem`, so that it is the use that fails and not the import."""
    module = types.ModuleType("_posixshmem")
    module.shm_open = module.shm_unlink = refuse_memory
    return module
