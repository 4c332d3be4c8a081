"""Collect garbage, though stacks are set aside.

Python collects by itself in increments, for which it walks the frames of all stacks.
Those set aside lie in memory that others use meanwhile, and the interpreter breaks
(https://github.com/pyodide/pyodide/issues/6464). A whole collection walks none. So
while a stack is set aside, whoever waits next does a whole one, if it is due. Pyodide
314.0.7 still needs this; one that has its pull request 6466 does not.
"""

import gc

original_enable = gc.enable
original_disable = gc.disable
original_collect = gc.collect
wanted = True  # what `gc.isenabled` says
aside = 0  # stacks
kept = 0  # objects that the last whole collection left


def set_aside():
    """A stack is about to be."""
    global aside
    aside += 1
    original_disable()


def resume():
    global aside
    aside -= 1
    if wanted and not aside:
        original_enable()


def collect_due():
    """Collect if more objects are new than Python waits for, and than a quarter of all.

    So of many that stay, each is looked at a few times, not again and again.
    """
    global kept
    fewest = gc.get_threshold()[0]
    if wanted and fewest and gc.get_count()[0] > max(fewest, kept // 4):
        original_collect()
        kept = len(gc.get_objects())


def enable():
    global wanted
    wanted = True
    if not aside:
        original_enable()


def disable():
    global wanted
    wanted = False
    original_disable()


def is_enabled():
    return wanted


def collect(generation=2):
    """`gc.collect`, which does no increment while a stack is set aside."""
    return original_collect(2 if generation == 1 and aside else generation)


def install():
    gc.enable, gc.disable, gc.isenabled = enable, disable, is_enabled
    gc.collect = collect
