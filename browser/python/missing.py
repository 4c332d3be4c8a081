"""What a browser has not, said in a sentence where Python asks for it."""

import errno
import types


class Contexts(dict):
    """The start methods that there are; of the others, why there are none."""

    def __missing__(self, method):
        raise ValueError(
            f"cannot find context for {method!r}: "
            "a browser starts processes by 'spawn' alone"
        )


def refuse_memory(*args, **kwargs):
    raise OSError(errno.ENOSYS, "processes in a browser share no memory")


def make_shared_memory():
    """`_posixshmem`, so that it is the use that fails and not the import."""
    module = types.ModuleType("_posixshmem")
    module.shm_open = module.shm_unlink = refuse_memory
    return module
