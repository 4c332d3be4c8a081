"""Observe one Python process of an example.

The recorder puts this folder on `PYTHONPATH`, so that `site` imports this
module in every interpreter that the example starts: the main process, what
fork, spawn and forkserver make of it, and subinterpreters.

It writes events, each a tuple that begins with its name, `time.monotonic()` in
seconds and the number of a thread, into a file of its own in the folder that
`PROOF_LOG` names, by `marshal`, which needs no import and whose version 2 every
Python reads. The script sees the same output, objects and exceptions as
without it: tasks are noted at the edges of the standard library's own steps,
never by a wrapper around the reader's function.
"""

import atexit
import functools
import io
import itertools
import marshal
import os
import sys
import time
from _thread import _local, get_ident, get_native_id

FOLDER = os.environ.get("PROOF_LOG", "")
METHOD = os.environ.get("PROOF_START_METHOD")
# The script's path, as its command has it; how that ends in a frame, which may have it
# absolute; and the script's module in the main process, where it is spawned, in a
# subinterpreter, and in a worker of MPI.
SCRIPT = os.path.normpath(os.environ.get("PROOF_SCRIPT", ""))
MAIN = ("__main__", "__mp_main__", "<fake __main__>", "__worker__")
# Packages that share work out as the library's pools do, with threads, processes and
# pools of their own.
ENGINES = ("distributed.", "loky.", "mpi4py.", "tornado.")
# What joins from here is the library, not the script.
MACHINERY = (
    "multiprocessing.",
    "concurrent.futures.",
    "asyncio.",
    "threading.",
    *ENGINES,
)
# Processes and threads whose function is here are the library's own: the manager's
# server, the feeder of a queue, the loop of a worker. The work that they carry is
# noted where they take it up.
STARTERS = (
    "asyncio.base_events.BaseEventLoop._do_shutdown.",
    "asyncio.unix_events.",
    "concurrent.futures.process.",
    "concurrent.futures.thread.",
    "multiprocessing.managers.",
    "multiprocessing.pool.",
    "multiprocessing.queues.",
    "multiprocessing.resource_sharer.",
    *ENGINES,
)
# By which function a pool starts all of its processes at once, rather than one for
# a call that finds none idle, or in the place of one that has ended.
AT_ONCE = ("_repopulate_pool", "_launch_processes")

# What a pool calls for a chunk of arguments, the library's and that of MPI.
CHUNKS = ("_process_chunk", "_apply_chunks")

# The number of a tool for `sys.monitoring` that no profiler or debugger of the library
# has; the seconds from which a call is one that lasts; the number of calls from which
# a function is one of many that do not; the flags of functions whose call returns
# before they have run: generators, coroutines, both at once.
TOOL, LASTS, OFTEN, STEPWISE = 4, 0.2, 100, 0x20 | 0x80 | 0x200

# Of a value, the characters that are shown, the bits of an integer from which its type
# is (Python refuses to write out one that is much longer), and how deep it is shown.
SHOWN, LARGE, DEEP = 24, 2000, 3


def give_up(reason):
    """End the process: what it did from here on could not be judged."""
    os.write(2, f"the proof cannot write its log in {FOLDER}: {reason}\n".encode())
    os._exit(74)  # the system's number for an input or output error


class Log:
    """The events of this interpreter, each written with one system call."""

    unwatched: object  # the streams that are watched: kept, so that they stay open
    stacks: "io.TextIOBase | None" = None  # the file that faulthandler writes to
    working = False  # whether this process is a child whose target has not ended

    def __init__(self):
        self.open()

    def open(self):
        """Begin a file; in a forked child, leave the parent's alone."""
        name = f"{os.getpid()}-{time.monotonic_ns()}.events"
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
        try:
            self.file = os.open(os.path.join(FOLDER, name), flags, 0o600)
        except OSError as error:
            give_up(error)
        self.local, self.serials = _local(), itertools.count()
        self.unread = {}  # exceptions kept for a reader who has not come yet
        self.note("start", os.getpid(), os.getppid())

    def reopen(self):
        os.close(self.file)
        self.open()

    def number_thread(self):
        """Number the calling thread: 0 is the one that began this file."""
        try:
            return self.local.serial
        except AttributeError:
            self.local.serial = next(self.serials)
            self.note("native", get_native_id())
            return self.local.serial

    def note(self, event, *facts):
        about = (event, time.monotonic(), self.number_thread(), *facts)
        entry = marshal.dumps(about, 2)
        try:
            if os.write(self.file, entry) < len(entry):
                give_up("it was written in part")
        except OSError as error:
            give_up(error)

    def note_end(self):
        if self.working:
            self.working = False
            self.note("end")

    def note_unread(self):
        while self.unread:
            self.note("unread", self.unread.popitem()[1])


def is_of_script(frame):
    file = frame.f_code.co_filename
    named = file == SCRIPT or file.endswith(os.sep + SCRIPT)
    return named and frame.f_globals.get("__name__") in MAIN


def find_lineno(frame):
    """The line of the script that this frame is in, or was called from, if any."""
    while frame and not is_of_script(frame):
        frame = frame.f_back
    return frame and frame.f_lineno


class Watched(io.BufferedWriter):
    """A stream's buffer: each thread brings its own lines here.

    Below it, the thread that empties the buffer writes the lines of others too.
    """

    event: str

    def write(self, data):
        log.note(self.event, bytes(data), find_lineno(sys._getframe()))
        return super().write(data)


# What a script can ask of it is as it would be.
Watched.__module__ = "_io"
Watched.__name__ = Watched.__qualname__ = "BufferedWriter"


def watch_output():
    """Watch both streams, where they were not closed before the start."""
    log.unwatched = sys.stdout, sys.stderr
    if sys.stdout:
        watched = watch_stream(sys.stdout, "write")
        sys.stdout = sys.__stdout__ = watched  # type: ignore[misc] # final, says its type
    if sys.stderr:
        watched = watch_stream(sys.stderr, "complain")
        sys.stderr = sys.__stderr__ = watched  # type: ignore[misc] # final, says its type


def watch_stream(stream, event):
    """The same stream, but that this event is noted as something is written to it."""
    raw = io.FileIO(stream.fileno(), "w", closefd=False)
    raw.name = stream.name
    buffer = Watched(raw)
    buffer.event = event
    # Where the recorder has no terminal to offer, lines leave as they would there.
    lines = bool(stream.line_buffering) or "PROOF_LINES" in os.environ
    watched = io.TextIOWrapper(
        buffer,
        encoding=stream.encoding,
        errors=stream.errors,
        newline=None if os.name == "nt" else "\n",
        line_buffering=lines,
    )
    watched.mode = stream.mode  # type: ignore[misc] # read-only, says its type
    return watched


def show_value(value, depth=DEEP):
    """A task's argument in a few characters, without running foreign code."""
    kind = type(value)
    if kind in (str, bytes):
        value = value[:SHOWN]  # of which the quotes make more than is shown
    large = kind is int and value.bit_length() > LARGE
    if kind in (int, float, bool, str, bytes, type(None)) and not large:
        text = repr(value)
        return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
    if kind in (tuple, list) and len(value) <= 4 and depth:
        ends = "()" if kind is tuple else "[]"
        parts = [show_value(each, depth - 1) for each in value]
        return ends[0] + ", ".join(parts) + ends[1]
    return kind.__name__


def show_exception(error):
    try:
        return repr(error)
    except Exception:  # its own `__repr__` fails
        return type(error).__name__


def read_name(function, attribute):
    """A name of what is called, "" if it has none.

    It may be any object, which answers what it likes.
    """
    try:
        name = getattr(function, attribute)
    except Exception:
        return ""
    return name if type(name) is str else ""


def describe(function, args, kwargs=None):
    """Name and arguments of a call, without what a library wrapped it in.

    What is passed in place of a tuple is shown if it is a sequence: a mistaken call has
    to fail when Python makes it, and an iterator is still to be gone through.
    """
    args = args if isinstance(args, tuple | list | str) else ()
    kwargs = kwargs if isinstance(kwargs, dict) else {}
    if issubclass(type(function), functools.partial):
        inner, args = function.func, (*function.args, *args)
        if read_name(inner, "__name__") in CHUNKS:
            return describe_chunk(*args)
        return describe(inner, args, {**function.keywords, **kwargs})
    name = read_name(function, "__qualname__") or type(function).__name__
    if name == "Context.run" and args:  # as asyncio.to_thread has it
        return describe(args[0], args[1:], kwargs)
    parts = [show_value(a) for a in args]
    parts += [f"{key}={show_value(value)}" for key, value in kwargs.items()]
    return name, ", ".join(parts)


def describe_chunk(function, chunk):
    """The same for a function that is mapped to a chunk of arguments."""
    if len(chunk) == 1:
        return describe(function, chunk[0])
    return describe(function, ())[0], f"{len(chunk)} items"


def is_machinery(runs):
    names = [read_name(runs, each) for each in ("__module__", "__qualname__")]
    return ".".join([*names, ""]).startswith(STARTERS)


def watch_threads(threading):
    Thread = threading.Thread
    original = Thread._bootstrap_inner

    def _bootstrap_inner(self):
        if isinstance(self, threading.Timer):
            function, args, kwargs = self.function, self.args, self.kwargs
        else:
            function, args, kwargs = self._target, self._args, self._kwargs
        work = not is_machinery(function or type(self))
        complain = self._invoke_excepthook

        def invoke_excepthook(thread):
            error = sys.exc_info()[1]
            if not isinstance(error, SystemExit):  # a thread's own way to end
                log.note("died", thread.name, show_exception(error))
            complain(thread)

        self._invoke_excepthook = invoke_excepthook
        log.note("thread", self.name)
        if work:
            about = describe(function or self.run, args, kwargs)
            log.note("begin", *about, self.__dict__.get("_lineno"))
        try:
            original(self)
        finally:
            if work:
                log.note("end")

    Thread._bootstrap_inner = _bootstrap_inner
    Thread.start = Start(Thread.start)
    Thread.join = Join(
        Thread.join,
        lambda t: (
            isinstance(t, Thread)
            and t._initialized
            and t._started.is_set()
            and t is not threading.current_thread()
        ),
    )


def watch_processes(process):
    BaseProcess = process.BaseProcess
    original = BaseProcess._bootstrap

    def _bootstrap(self, *args, **kwargs):
        work = not is_machinery(self._target or type(self))
        log.note("child", str(self.name), work)
        if work:
            about = describe(self._target or self.run, self._args, self._kwargs)
            log.note("begin", *about, self.__dict__.get("_lineno"))
        log.working = work
        code = original(self, *args, **kwargs)
        log.note_end()
        log.note_unread()
        log.note("exit", int(code))
        return code

    def started(self, popen):
        if popen is not None and starts_at_once(sys._getframe(2)):
            log.note("hired", str(self.name), popen.pid)

    BaseProcess._bootstrap = _bootstrap
    BaseProcess.start = Start(BaseProcess.start)
    watch_attribute(BaseProcess, "_popen", started)
    BaseProcess.join = Join(
        BaseProcess.join,
        lambda p: (
            isinstance(p, BaseProcess) and p._popen and p._parent_pid == os.getpid()
        ),
    )


def is_library(frame):
    return is_from(frame, MACHINERY)


def is_from(frame, packages):
    return (frame.f_globals.get("__name__", "") + ".").startswith(packages)


def is_own_pool(pool, frame):
    """Whether an engine opens this pool for itself, and not the script."""
    while frame and frame.f_locals.get("self") is pool:
        frame = frame.f_back
    return frame is not None and is_from(frame, ENGINES)


def starts_at_once(frame):
    """Whether a pool starts all of its processes in this call."""
    while frame and is_library(frame):
        if frame.f_code.co_name in AT_ONCE:
            return True
        frame = frame.f_back
    return False


def watch_leaving(util):
    """Note the end of a child's target before the child waits for what it left.

    That is for its own children and for its queues to be read: before 3.13 as a part
    of `_bootstrap`, and since then after it.
    """
    original = util._exit_function

    @functools.wraps(original)
    def _exit_function(*args, **kwargs):
        log.note_end()
        return original(*args, **kwargs)

    util._exit_function = _exit_function


class Start:
    """A worker's `start`: notes in which line of the script it is looked up.

    The worker carries the line to where it begins, into another process too.
    """

    def __init__(self, original):
        self.original = original

    def __get__(self, worker, owner=None):
        if worker is not None:
            note_lineno(worker)
        return self.original.__get__(worker, owner)


def note_lineno(carrier):
    carrier.__dict__["_lineno"] = find_lineno(sys._getframe())


class Join:
    """A worker's `join`: notes how long the script, not the library, waits for it.

    Where `join` will refuse, it is the original that is looked up and called, so
    that the traceback of its refusal is as it would be. `map(Thread.join, threads)`
    looks it up before there is a worker, so there it is the call that decides.
    """

    def __init__(self, original, can_wait):
        self.original, self.can_wait, choose = original, can_wait, self.choose

        @functools.wraps(original)
        def join(worker, timeout=None):
            log.note("wait", str(worker.name), find_lineno(sys._getframe()))
            try:
                return original(worker, timeout)
            finally:
                log.note("waited")

        @functools.wraps(original)
        def join_of_class(self, timeout=None):  # as Python names it if it is missing
            return choose(self, sys._getframe(1))(self, timeout)

        self.noting, self.of_class = join, join_of_class

    def __get__(self, worker, owner=None):
        if worker is None:
            return self.of_class
        return self.choose(worker, sys._getframe(1)).__get__(worker, owner)

    def choose(self, worker, caller):
        noted = not is_library(caller) and self.can_wait(worker)
        return self.noting if noted else self.original


def watch_calls(monitoring):
    """Note what the main thread does itself: calls of the script's own functions.

    Of those within each other the outermost counts, if it lasts. A function tracer
    would slow all that a script computes; this one looks at its own functions only,
    and no more at one that is called again and again.
    """
    files = {sys.orig_argv[1], os.path.abspath(sys.orig_argv[1])}
    events, main, call = monitoring.events, get_ident(), None
    counts: dict[object, int] = {}

    def started(code, offset):
        nonlocal call
        counts[code] = counts.get(code, 0) + 1
        if counts[code] > OFTEN or not is_own(code, files):
            return monitoring.DISABLE
        if call is None and get_ident() == main:
            monitoring.set_local_events(TOOL, code, events.PY_RETURN)
            frame = sys._getframe(1)
            call = frame, time.monotonic(), *describe_frame(frame)

    def ended(code, offset, value):
        nonlocal call
        if call is not None and call[0] is sys._getframe(1):
            (frame, began, *about), call = call, None
            if time.monotonic() - began >= LASTS:
                log.note("called", began, *about, find_lineno(frame.f_back))

    monitoring.use_tool_id(TOOL, "proof")
    monitoring.register_callback(TOOL, events.PY_START, started)
    monitoring.register_callback(TOOL, events.PY_RETURN, ended)
    monitoring.register_callback(TOOL, events.PY_UNWIND, ended)
    monitoring.set_events(TOOL, events.PY_START | events.PY_UNWIND)
    # Python still calls functions when it has taken what these lean on apart.
    atexit.register(monitoring.set_events, TOOL, events.NO_EVENTS)
    log.note("calls")


def is_own(code, files):
    """Whether it is a function of the script that runs when it is called."""
    named = not code.co_name.startswith("<")
    return named and code.co_filename in files and not code.co_flags & STEPWISE


def describe_frame(frame):
    """Name and arguments of a call that has just begun."""
    code, values = frame.f_code, frame.f_locals
    names = code.co_varnames[: code.co_argcount]
    return code.co_qualname, ", ".join(show_value(values[name]) for name in names)


def is_script():
    """Whether this process runs the script itself, not a worker of it."""
    return len(sys.orig_argv) == 2 and os.path.isfile(sys.orig_argv[1])


def is_program_of_engine():
    """Whether this process is a scheduler or a worker that a command of dask runs."""
    return "dask" in map(os.path.basename, sys.orig_argv[1:3])


def watch_children(popen):
    """Note a child as it is about to start, and as its end is known."""

    def written(self, code):
        if code is None:
            log.note("launched")
        else:
            log.note("reaped", self.pid, code)

    watch_attribute(popen.Popen, "returncode", written)


def watch_programs(subprocess):
    kill = subprocess.Popen.kill

    @functools.wraps(kill)
    def noted(self):
        kill(self)
        log.note("killed", self.pid)

    subprocess.Popen.kill = noted
    watch_attribute(subprocess.Popen, "pid", lambda self, pid: log.note("program", pid))


def watch_closing(cls, attribute, closed):
    """Note a pool as it opens, and as the script, not the end of Python, closes it."""
    serials = itertools.count()

    def written(self, value):
        caller = sys._getframe(2)
        if "_opened" not in self.__dict__:
            own = is_own_pool(self, caller)
            self._opened = None if own else f"{attribute} {next(serials)}"
            if self._opened:
                log.note("opened", type(self).__name__, self._opened)
        elif self._opened and closed(value, caller.f_code.co_name):
            log.note("closed", self._opened)

    watch_attribute(cls, attribute, written)


def watch_size(cls, attribute):
    """Note how many workers a pool may have, and whether any would by default."""
    serials = itertools.count()

    def written(self, count):
        if is_own_pool(self, sys._getframe(2)):
            return
        serial = self.__dict__.setdefault("_sized", f"{cls} {next(serials)}")
        cpus = getattr(os, "process_cpu_count", os.cpu_count)() or 1
        usual = count in (cpus, min(32, cpus + 4))
        log.note("sized", serial, type(self).__name__, count, usual)

    watch_attribute(cls, attribute, written)


def watch_thread_pool(thread):
    watch_size(thread.ThreadPoolExecutor, "_max_workers")
    watch_closing(
        thread.ThreadPoolExecutor, "_shutdown", lambda value, by: by == "shutdown"
    )
    WorkItem = thread._WorkItem
    original = WorkItem.run

    def run(self, *context):
        task = getattr(self, "task", None)
        if isinstance(task, tuple):  # 3.14 and newer
            call = task[:3]
        elif task is not None:  # an interpreter's task is pickled already
            call = (task, ())
        else:
            call = (self.fn, self.args, self.kwargs)
        if self.future.cancelled() or is_machinery(call[0]):
            return original(self, *context)
        log.note("begin", *describe(*call), self.__dict__.get("_lineno"))
        future = self.future
        future.__dict__["_awaited"] = True
        try:
            return original(self, *context)
        finally:
            note_call_ended(future)

    WorkItem.run = run
    watch_attribute(WorkItem, "future", lambda self, future: note_lineno(self))


def note_call_ended(future):
    if future.__dict__.pop("_awaited", False):
        log.note("end")


def watch_process_pool(process):
    watch_size(process.ProcessPoolExecutor, "_max_workers")
    watch_closing(
        process.ProcessPoolExecutor,
        "_shutdown_thread",
        lambda value, by: by == "shutdown",
    )
    send_back = process._sendback_result
    linenos = {}  # in which line each call was submitted, by its keyword arguments

    def submitted(self, kwargs):
        linenos[id(kwargs)] = find_lineno(sys._getframe())

    def handed_on(self, kwargs):
        # By another thread; but the dict is the one that `submit` has made.
        self.__dict__["_lineno"] = linenos.pop(id(kwargs), None)

    def __setstate__(self, state):
        # Only a worker unpickles a call, immediately before it runs it.
        self.__dict__.update(state)
        about = describe(self.fn, self.args, self.kwargs)
        log.note("begin", *about, self.__dict__.get("_lineno"))

    def _sendback_result(*args, **kwargs):
        log.note("end")
        return send_back(*args, **kwargs)

    watch_attribute(process._WorkItem, "kwargs", submitted)
    watch_attribute(process._CallItem, "kwargs", handed_on)
    process._CallItem.__setstate__ = __setstate__
    process._sendback_result = _sendback_result


def watch_loky(process):
    """A worker makes a result as soon as its call has ended, however it has."""

    def __setstate__(self, state):
        self.__dict__.update(state)
        log.note("begin", *describe(self.fn, self.args, self.kwargs), None)

    watch_size(process.ProcessPoolExecutor, "_max_workers")
    process._CallItem.__setstate__ = __setstate__
    watch_attribute(
        process._ResultItem, "work_id", lambda self, number: log.note("end")
    )


def watch_dask(worker):
    """A worker does its tasks in threads, and tells which one is its only one."""
    run, known = worker._run_task_simple, _local()

    def _run_task_simple(task, data, *more):
        if not hasattr(known, "worker"):
            known.worker = worker.get_worker()
            if known.worker.state.nthreads == 1:
                log.note("engaged", str(known.worker.name))
        args = [data.get(getattr(arg, "target", None), arg) for arg in task.args]
        log.note("begin", *describe(task.func, args, task.kwargs), None)
        try:
            return run(task, data, *more)
        finally:
            log.note("end")

    worker._run_task_simple = _run_task_simple


def watch_mpi_pool(pool):
    watch_closing(pool.MPIPoolExecutor, "_shutdown", lambda value, by: value)


def watch_mpi(core):
    """The workers of a pool are started at once, and each has a rank."""
    serve = core.server_exec

    def server_exec(comm, options):
        log.note("hired", "", 0)
        log.note("engaged", f"rank {comm.Get_rank()}")
        return serve(Serving(comm), options)

    core.server_exec = server_exec


class Serving:
    """A worker's side of MPI: the call that it receives, it does next."""

    def __init__(self, comm):
        self._comm = comm

    def __getattr__(self, name):
        return getattr(self._comm, name)

    @property  # type: ignore[misc] # by which mpi4py chooses how to send
    def __class__(self):
        return type(self._comm)

    def recv(self, *source):
        task = self._comm.recv(*source)
        if task is not None:
            log.note("begin", *describe(*task), None)
        return task

    def issend(self, *answer):
        log.note("end")
        return self._comm.issend(*answer)


class Taking:
    """A pool's queue, seen from its worker: what it gets, it does next.

    In which line the job was asked for, the `owner` of the pool has noted.
    """

    def __init__(self, queue, owner=None):
        self._queue, self._owner = queue, owner

    def __getattr__(self, name):
        return getattr(self._queue, name)

    def get(self):
        task = self._queue.get()
        if task is not None:
            job, _, function, args, kwargs = task
            name = read_name(function, "__name__")
            if name == "mapstar":
                function, chunk = args[0]
                about = describe_chunk(function, [(item,) for item in chunk])
            elif name == "starmapstar":
                about = describe_chunk(*args[0])
            else:
                about = describe(function, args, kwargs)
            log.note("begin", *about, (self._owner, job))
        return task


class Giving(Taking):
    """A pool's queue of results, seen from its worker."""

    def put(self, result):
        log.note("end")
        return self._queue.put(result)


def watch_pool(pool):
    original = pool.worker

    @functools.wraps(original)
    def worker(inqueue, outqueue, *args, **kwargs):
        owner = sys.modules["multiprocessing.process"].current_process()._parent_pid
        if log.number_thread():  # one of a ThreadPool
            log.note("hired", "", 0)
            owner = os.getpid()
        return original(Taking(inqueue, owner), Giving(outqueue), *args, **kwargs)

    def asked(self, job):
        log.note("asked", job, find_lineno(sys._getframe()))

    pool.worker = worker
    watch_attribute(pool.ApplyResult, "_job", asked)
    watch_attribute(pool.IMapIterator, "_job", asked)
    watch_size(pool.Pool, "_processes")
    watch_closing(pool.Pool, "_state", lambda value, by: by in ("close", "terminate"))
    watch_reading(pool.ApplyResult, "_value", lambda self: not self._success)


def watch_futures(base):
    """Note what a thread of a pool ends before anybody can wait no longer for it.

    Later it would keep the thread from being idle again when the next call comes, and
    one more thread would be started. What calls back is run by the thread, too.
    """

    def resolved(self, value):
        if not self.__dict__.get("_done_callbacks"):
            note_call_ended(self)

    def failed(self):
        resolved(self, None)
        return True

    watch_attribute(base.Future, "_result", resolved)
    watch_reading(base.Future, "_exception", failed)


def watch_reading(cls, attribute, failed):
    """Note each exception that is set on this attribute until it is read."""
    serials = itertools.count()

    def read(self):
        log.note("read")
        log.unread.pop(self.__dict__.get("_observed"), None)

    def written(self, value):
        if isinstance(value, BaseException) and failed(self):
            self.__dict__["_observed"] = serial = (attribute, next(serials))
            log.unread[serial] = show_exception(value)

    watch_attribute(cls, attribute, written, read)


def watch_memory(shared_memory):
    def opened(self, buffer):
        if buffer is not None and self._flags & os.O_CREAT:
            log.note("made", "shared memory block", self._name)

    watch_attribute(shared_memory.SharedMemory, "_buf", opened)


def watch_semaphores(synchronize):
    def opened(self, semaphore):
        if getattr(semaphore, "name", None):
            log.note("made", "semaphore", semaphore.name)

    watch_attribute(synchronize.SemLock, "_semlock", opened)


def watch_attribute(cls, name, written, read=lambda self: None):
    """Call these as an object's attribute is used.

    Unlike a wrapper around a method, that leaves no frame in a traceback.
    """
    default = vars(cls).get(name)

    def get(self):
        read(self)
        return self.__dict__.get(name, default)

    def put(self, value):
        self.__dict__[name] = value
        written(self, value)

    setattr(cls, name, property(get, put))


def choose_start_method(context):
    if METHOD:
        default = context._default_context
        # An attribute of the object to 3.13, a property of its class from 3.14.
        holder = default if "_default_context" in vars(default) else type(default)
        holder._default_context = context._concrete_contexts[METHOD]


# By module: who watches it, and the names of it on which that leans, most of which
# Python may change without a word. Of two with a bar between, one has to be there.
WATCHED = {
    "threading": (
        watch_threads,
        "Thread._bootstrap_inner Thread._invoke_excepthook "
        "Thread._initialized Thread._started "
        "Thread._target Thread._args Thread._kwargs "
        "Timer.function Timer.args Timer.kwargs Thread.start",
    ),
    "multiprocessing.context": (
        choose_start_method,
        "_default_context _concrete_contexts DefaultContext._default_context",
    ),
    "multiprocessing.process": (
        watch_processes,
        "BaseProcess._bootstrap BaseProcess._popen BaseProcess._parent_pid "
        "BaseProcess._target BaseProcess._args BaseProcess._kwargs BaseProcess.start",
    ),
    "multiprocessing.util": (watch_leaving, "_exit_function"),
    "multiprocessing.popen_fork": (watch_children, "Popen.returncode"),
    "multiprocessing.popen_spawn_win32": (watch_children, "Popen.returncode"),
    "subprocess": (watch_programs, "Popen.pid Popen.kill"),
    "multiprocessing.pool": (
        watch_pool,
        "worker mapstar starmapstar Pool._state Pool.close Pool.terminate "
        "Pool._processes Pool._repopulate_pool "
        "ApplyResult._value ApplyResult._success ApplyResult._job IMapIterator._job",
    ),
    "multiprocessing.shared_memory": (
        watch_memory,
        "SharedMemory._buf SharedMemory._flags SharedMemory._name",
    ),
    "multiprocessing.synchronize": (watch_semaphores, "SemLock._semlock"),
    "concurrent.futures._base": (
        watch_futures,
        "Future._result Future._exception Future._done_callbacks",
    ),
    "concurrent.futures.thread": (
        watch_thread_pool,
        "ThreadPoolExecutor._shutdown ThreadPoolExecutor.shutdown "
        "_WorkItem.run _WorkItem.future _WorkItem.fn|_WorkItem.task "
        "ThreadPoolExecutor._max_workers",
    ),
    "concurrent.futures.process": (
        watch_process_pool,
        "ProcessPoolExecutor._shutdown_thread ProcessPoolExecutor.shutdown "
        "ProcessPoolExecutor._max_workers ProcessPoolExecutor._launch_processes "
        "_CallItem.fn _CallItem.args _CallItem.kwargs _WorkItem.kwargs "
        "_process_chunk _sendback_result",
    ),
    "loky.process_executor": (
        watch_loky,
        "ProcessPoolExecutor._max_workers _CallItem.fn _CallItem.args _CallItem.kwargs "
        "_ResultItem.work_id",
    ),
    "distributed.worker": (watch_dask, "_run_task_simple get_worker"),
    "mpi4py.futures.pool": (
        watch_mpi_pool,
        "MPIPoolExecutor._shutdown MPIPoolExecutor.shutdown",
    ),
    "mpi4py.futures._core": (watch_mpi, "server_exec server_main_comm"),
    "loky.backend.popen_loky_posix": (watch_children, "Popen.returncode"),
    "loky.backend.popen_loky_win32": (watch_children, "Popen.returncode"),
}


def watch(module):
    """Watch a module that was imported; one without a name that it takes is told."""
    name = module.__name__
    watcher, leant_on = WATCHED[name]
    gone = [each for each in leant_on.split() if not is_there(module, each)]
    if gone:
        version = "{}.{}".format(*sys.version_info)
        text = f"the observer does not know Python {version}: {name}.{gone[0]} is gone"
        log.note("unknown", text)
    else:
        watcher(module)


def is_there(module, names):
    """Whether a module has one of these: its own, its class's, or set by a method."""
    for name in names.split("|"):
        owner, _, attribute = name.rpartition(".")
        holder = getattr(module, owner, None) if owner else module
        methods = vars(holder).values() if owner and holder else ()
        codes = [method.__code__ for method in methods if hasattr(method, "__code__")]
        if hasattr(holder, attribute) or any(attribute in c.co_names for c in codes):
            return True
    return False


class Finder:
    """Finds what the others find, and has it watched once it is executed."""

    def find_spec(self, name, path=None, target=None):
        if name not in WATCHED:
            return None
        for finder in sys.meta_path:
            if finder is self or not hasattr(finder, "find_spec"):
                continue
            spec = finder.find_spec(name, path, target)
            if spec is not None:
                self.hook(spec.loader)
                return spec
        return None

    def hook(self, loader):
        execute = loader.exec_module

        def exec_module(module):
            execute(module)
            watch(module)

        loader.exec_module = exec_module


def dump_stacks_on_request():
    """SIGUSR2, on systems that have it, writes every thread's stack."""
    try:
        # Not `signal`, which takes 4 ms, and which a script's own file may be called.
        import _signal  # type: ignore[import-not-found] # built in
        import faulthandler
    except ImportError:
        return  # in a subinterpreter; its threads are in the main one's dump

    if hasattr(faulthandler, "register"):
        name = os.path.join(FOLDER, f"{os.getpid()}.stacks")
        stacks = open(name, "w", encoding="utf-8")  # noqa: SIM115 - open as long as the process
        faulthandler.register(_signal.SIGUSR2, stacks)
        if log.stacks:  # that of the process from which this one was forked
            log.stacks.close()
        log.stacks = stacks


def begin():
    watch_output()
    if hasattr(sys, "monitoring") and is_script():
        watch_calls(sys.monitoring)
    if is_program_of_engine():  # what is the script's there are the tasks alone
        for name in [name for name in WATCHED if not name.startswith(ENGINES)]:
            del WATCHED[name]
    sys.meta_path.insert(0, Finder())
    for name in WATCHED.keys() & sys.modules.keys():
        watch(sys.modules[name])
    atexit.register(end)
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=begin_in_fork)
    dump_stacks_on_request()


def end():
    """All that the script began has ended; what others register ran before this."""
    log.note_unread()
    log.note("ended")


def begin_in_fork():
    log.reopen()
    if hasattr(sys, "monitoring") and sys.monitoring.get_tool(TOOL):
        sys.monitoring.set_events(TOOL, 0)
        sys.monitoring.free_tool_id(TOOL)
    dump_stacks_on_request()


if FOLDER and os.path.isdir(FOLDER):
    log = Log()
    begin()
