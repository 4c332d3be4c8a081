"""Put into the place of what a system has what a browser has instead.

It is done before the library's modules are imported that take names from each other,
and it asks JavaScript for nothing: a snapshot is made of the interpreter after it.
"""

import _thread
import builtins
import os
import queue
import signal
import sys
import threading
import time
import types

from . import (
    garbage,
    local,
    locks,
    missing,
    semaphores,
    signals,
    stack,
    system,
    threads,
)


def install_threads():
    own = {
        "start_joinable_thread": threads.start_joinable_thread,
        "start_new_thread": threads.start_new_thread,
        "start_new": threads.start_new_thread,
        "allocate_lock": locks.allocate_lock,
        "allocate": locks.allocate_lock,
        "lock": locks.lock,
        "LockType": locks.lock,
        "get_ident": stack.get_current,
        "get_native_id": threads.get_native_id,
        "_ThreadHandle": threads.Handle,
        "_make_thread_handle": threads.make_handle,
        "_shutdown": threads.shut_down,
        "_count": threads.count_living,
        "interrupt_main": signals.interrupt_main,
        "_local": local._local,
    }
    for name, value in own.items():
        setattr(_thread, name, value)
    for name in ("start_joinable_thread", "allocate_lock"):
        setattr(threading, f"_{name}", own[name])
    for name in ("get_ident", "get_native_id", "_ThreadHandle", "_make_thread_handle"):
        setattr(threading, name, own[name])
    threading.Lock = threading._LockType = locks.lock
    threading._CRLock, threading._set_name = None, None  # RLock is then the library's
    threading._thread_shutdown = threads.shut_down
    threading.local, threading._thread_local_info = local._local, local._local()
    threading._HAVE_THREAD_NATIVE_ID = True
    threading.__all__.append("get_native_id")
    threading.Thread._set_native_id = lambda thread: None
    threading.Thread.native_id = property(
        lambda thread: thread._ident and threads.find_native_id(thread._ident)
    )
    sys.setswitchinterval = threads.set_switch_interval
    queue.SimpleQueue = queue._PySimpleQueue
    time.sleep = threads.sleep
    time.thread_time, time.process_time = stack.thread_time, stack.process_time


def install_system():
    os.getpid, os.getppid = system.getpid, system.getppid
    os.waitpid, os.kill, os._exit = system.waitpid, signals.kill, system.leave
    os.cpu_count = os.process_cpu_count = system.cpu_count
    signal.signal = signals.set_handler
    stack.handle_signals = signals.handle_waiting
    builtins.input, builtins.print = system.ask, signals.print


def install_processes():
    """`multiprocessing`, after which all that uses it can be imported."""
    own = types.ModuleType("_multiprocessing")
    own.SemLock, own.sem_unlink, own.flags = (
        semaphores.SemLock,
        semaphores.sem_unlink,
        {},
    )
    sys.modules["_multiprocessing"] = own
    sys.modules["_posixshmem"] = missing.make_shared_memory()

    import multiprocessing
    from multiprocessing import context, heap, resource_tracker, util

    from . import connections, popen, values

    sys.modules["multiprocessing.popen_spawn_posix"] = popen
    spawn = context._concrete_contexts["spawn"]
    context._concrete_contexts = missing.Contexts(spawn=spawn)
    context._default_context._default_context = spawn
    connections.install()
    values.install(context, heap)
    for name in ("Value", "Array", "RawValue", "RawArray"):
        setattr(multiprocessing, name, getattr(context._default_context, name))
    util._close_stdin = lambda: None
    # The kernel forgets what a process leaves behind, so nobody has to track it.
    resource_tracker.register = resource_tracker.unregister = lambda *args: None
    resource_tracker.ensure_running = lambda: None
    import_users()


def import_users():
    """What is in the snapshot need not be imported in each process."""
    import concurrent.futures.process
    import concurrent.futures.thread
    import multiprocessing.managers
    import multiprocessing.pool
    import multiprocessing.queues
    import multiprocessing.synchronize  # noqa: F401

    # Emscripten has no semaphores that it could look for; the kernel has.
    concurrent.futures.process._check_system_limits = lambda: None


def install_loop():
    from . import loop

    loop.install()


def install_refusals():
    import socket
    import subprocess

    subprocess._can_fork_exec = True  # so that it is asked, and can say why not
    subprocess.Popen._execute_child = missing.refuse_program
    for name in ("bind", "connect", "connect_ex", "listen"):
        setattr(socket.socket, name, missing.refuse_connection)
    sys.meta_path.insert(0, missing.Finder())


def install():
    install_threads()
    garbage.install()
    install_system()
    install_processes()
    install_loop()
    install_refusals()
