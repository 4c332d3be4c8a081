"""Ask Python how it was built, and whether the GIL is on."""

import sys
import sysconfig


def is_gil_on():
    if sys.version_info < (3, 13):
        return True
    return sys._is_gil_enabled()


if __name__ == "__main__":
    disabled = sysconfig.get_config_var("Py_GIL_DISABLED")
    print("A free-threaded build:", disabled == 1)
    print("The GIL is on:", is_gil_on())
