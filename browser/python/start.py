"""Become a process: the main one, which runs a script, or one that was pickled."""

import atexit
import io
import os
import pickle
import random
import signal
import sys
import threading
import time
import types
from multiprocessing import process, spawn
from pathlib import Path

from . import signals, stack, system

LOG = "/log"  # where the observer writes; the worker has mounted the kernel there
SWITCH = 10  # the signal by which the worker asks to let other threads go on
OBSERVER = Path(__file__).parents[1] / "proof/run/observer/sitecustomize.py"
observer = compile(OBSERVER.read_text("utf-8"), "sitecustomize.py", "exec")


def begin(role):
    """What an operating system tells a process: its number, its place, its limits."""
    import js

    stack.bridge = js.bridge
    system.role = role
    stack.folder = role["folder"] + "/"
    os.chdir(role["folder"])
    process.ORIGINAL_DIR = role["folder"]
    signals.original(SWITCH, signals.switch)
    signals.original(signal.SIGINT, signal.default_int_handler)
    random.seed()  # a snapshot has one state for all
    key = process.AuthenticationString(os.urandom(32))
    process.current_process()._config["authkey"] = key
    os.environ.update(role["environ"], PYTHON_COLORS="0")
    os.environ.update(PROOF_LOG=LOG, PROOF_LINES="1", PROOF_SCRIPT=role["script"])
    sys.orig_argv = ["python", *role["command"]]
    observe(role["since"])
    stack.spent.clear()  # what booting took


def observe(since):
    """Watch this process, which began when it was asked for.

    How long its interpreter took to boot counts as what a system takes to start one.
    """
    module = sys.modules["sitecustomize"] = types.ModuleType("sitecustomize")
    clock, time.monotonic = time.monotonic, lambda: since
    try:
        exec(observer, module.__dict__)
    finally:
        time.monotonic = clock


def run(role, payload):
    """The exit code, negative for a signal, once all that it began has ended."""
    try:
        code = run_child(role, payload) if payload else run_script(role["command"])
    except BaseException as error:
        code = end_by(error)
    return max(code, close(), key=abs)


def run_script(command):
    """The file as `python file arguments` does."""
    script = os.path.abspath(command[0])
    sys.argv, sys.path[:0] = list(command), [os.path.dirname(script)]
    main = types.ModuleType("__main__")
    # By the second name `multiprocessing` knows it, which was imported before it.
    sys.modules["__main__"] = sys.modules["__mp_main__"] = main
    main.__file__, main.__builtins__ = script, __builtins__
    main.__dict__["__cached__"] = None
    exec(compile(Path(script).read_bytes(), script, "exec"), main.__dict__)
    return 0


def run_child(role, payload):
    stream = io.BytesIO(payload.to_bytes())
    current = process.current_process()
    current._inheriting = True
    try:
        spawn.prepare(pickle.load(stream))
        child = pickle.load(stream)
    finally:
        del current._inheriting
    return child._bootstrap(role["parentSentinel"])


def end_by(error):
    """What an exception that nobody caught prints, and the exit code that it makes."""
    if isinstance(error, SystemExit):
        if error.code is None or isinstance(error.code, int):
            return (error.code or 0) & 0xFF
        print(error.code, file=sys.stderr)
        return 1
    sys.excepthook(type(error), error, cut(error.__traceback__))
    return -signal.SIGINT if isinstance(error, KeyboardInterrupt) else 1


def cut(trace):
    """A traceback without the frames of this file."""
    while trace and trace.tb_frame.f_code.co_filename == __file__:
        trace = trace.tb_next
    return trace


def close():
    """End as an interpreter does: threads first, then what was registered for it."""
    try:
        threading._shutdown()
        # It would look through the frames of all threads, also of those set aside. The
        # interpreter is not taken apart, so nobody needs it.
        atexit.unregister(sys.monitoring.set_events)
        atexit._run_exitfuncs()
        if not getattr(sys.stdout, "closed", True):  # by the script
            sys.stdout.flush()
    except BaseException as error:
        return end_by(error)
    return 0
