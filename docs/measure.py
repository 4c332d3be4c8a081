# %% [markdown]
# # Measure your own machine
#
# This page measures how long a worker process or a thread takes to start, and how many of them help with which kind of work.
#
# The numbers below are those of one run, on the day and the machine that its first line names.
# To see those of your machine, download this page [as a script](measure.py) and run `python measure.py`, or [as a notebook](measure.ipynb) and open it in Jupyter.

# %%
import multiprocessing as mp
import platform
import threading
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from datetime import date
from functools import partial
from time import perf_counter as pc
from time import sleep as pause

if __name__ == "__main__":
    python, system = platform.python_version(), platform.system()
    print(f"{date.today()}, Python {python}, {system}, {mp.cpu_count()} cores")

# %% [markdown]
# Every cell that starts workers has the [main guard](https://docs.python.org/3/library/multiprocessing.html#multiprocessing-safe-main-import).
# Run as a script, this page may be imported again by each process that it starts.
# The tasks are built-in functions, because a process started by `spawn` or `forkserver` imports what it runs, and a function that was typed into a notebook cannot be imported.
# A process started by `fork` has a copy of it already.

# %% [markdown]
# ## What a worker costs to start
#
# Each line times one worker from its creation to its end, with next to nothing to do in between.
# A process is timed under each [start method](https://docs.python.org/3/library/multiprocessing.html#contexts-and-start-methods) that this system offers.


# %%
def seconds(work):
    start = pc()
    work()
    return pc() - start


def one_worker(kind):
    worker = kind(target=pow, args=(2, 2))
    worker.start()
    worker.join()


def one_pool(kind, **options):
    with kind(max_workers=1, **options) as pool:
        pool.submit(pow, 2, 2).result()


def ways_to_start():
    yield "thread", partial(one_worker, threading.Thread)
    yield "pool of 1 thread", partial(one_pool, ThreadPoolExecutor)
    for method in mp.get_all_start_methods():
        context = mp.get_context(method)
        pool = partial(one_pool, ProcessPoolExecutor, mp_context=context)
        yield f"process, {method}", partial(one_worker, context.Process)
        yield f"pool of 1, {method}", pool


def start_times():
    yield f"{'worker':<21}{'first':>9}{'later':>9}"
    for name, way in ways_to_start():
        first, *later = [1000 * seconds(way) for _ in range(3)]
        yield f"{name:<21}{first:>6.1f} ms{min(later):>6.1f} ms"


if __name__ == "__main__":
    print("\n".join(start_times()))

# %% [markdown]
# *First* is the first start of its kind, *later* the quicker of the two after it.
# A thread shares the memory of its process, and needs little more than a stack of its own, so it starts soonest.
# `fork` copies the running process, while `spawn` starts a new interpreter for every process.
# `forkserver` starts one new interpreter at its first use, the server, and forks every process from it; so its first start is the slow one.

# %% [markdown]
# ## What more workers gain
#
# The same eight tasks go to pools of 1, 2, 4 and 8 workers, of threads and of processes.
# Eight tasks wait for 0.03 seconds each.
# Eight others add up as many numbers as this machine can in 0.03 seconds.
# The clock starts when all workers of the pool are there: each of them first waits at a [barrier](https://docs.python.org/3/library/threading.html#barrier-objects) for the others.
# The quickest of three runs counts, because a busy machine can only add time.

# %%
TASKS = 8
WORKERS = (1, 2, 4, 8)
POOLS = {
    "threads": (ThreadPoolExecutor, threading.Barrier),
    "processes": (ProcessPoolExecutor, mp.Barrier),
}
results = {}


def run_tasks(pool, task, argument):
    list(pool.map(task, [argument] * TASKS))


def measure(task, argument):
    spans = {}
    for kind, (pool_class, barrier) in POOLS.items():
        for n in WORKERS:
            with pool_class(n, initializer=barrier(n).wait) as pool:
                list(pool.map(pow, range(n), range(n)))
                work = partial(run_tasks, pool, task, argument)
                spans[kind, n] = min(seconds(work) for _ in range(3))
    return spans


def table(title, spans):
    yield f"{title}\n{'workers':<8}{'threads':>12}{'processes':>12}"
    for n in WORKERS:
        threads, processes = spans["threads", n], spans["processes", n]
        yield f"{n:<8}{threads:>10.2f} s{processes:>10.2f} s"


if __name__ == "__main__":
    add_million = partial(sum, range(1_000_000))
    per_second = 1_000_000 / min(seconds(add_million) for _ in range(5))
    numbers = range(int(0.03 * per_second))
    results["8 tasks that wait"] = measure(pause, 0.03)
    results["8 tasks that compute"] = measure(sum, numbers)
    tables = ["\n".join(table(*result)) for result in results.items()]
    print("\n\n".join(tables))

# %% [markdown]
# The same numbers as bars, threads hollow and processes filled:


# %% tags=["drawing"]
class Bars:
    """Draw the results as SVG in the colours of the page around it."""

    colours = {
        "threads": "var(--thread, #c77700)",
        "processes": "var(--process, #1769aa)",
    }

    def __init__(self, results):
        self.results = results

    def bar(self, y, kind, length, label):
        opacity = 0.15 if kind == "threads" else 1
        colour = self.colours[kind]
        return (
            f'<rect x="82" y="{y}" width="{length:.1f}" height="13" rx="2" '
            f'fill-opacity="{opacity}" fill="{colour}" stroke="{colour}"/>'
            f'<text x="{length + 88:.1f}" y="{y + 11}">{label}</text>'
        )

    def rows(self, spans):
        scale = 220 / max(spans.values())
        for row, n in enumerate(WORKERS):
            y = 4 + 44 * row
            yield f'<text x="0" y="{y + 19}">{n} worker{"s" * (n > 1)}</text>'
            for kind in POOLS:
                span = spans[kind, n]
                yield self.bar(y, kind, span * scale, f"{span:.2f} s")
                y += 16
        for row, kind in enumerate(POOLS):
            yield self.bar(184 + 16 * row, kind, 13, kind)

    def chart(self, title, spans):
        rows = "".join(self.rows(spans))
        return (
            f'<figure class="bars"><figcaption>{title}</figcaption>'
            f'<svg viewBox="-1 0 362 216" role="img" fill="currentColor" '
            f'font-size="13" aria-label="{title}: seconds by number of workers, '
            f'the numbers of the table above">{rows}</svg></figure>'
        )

    def _repr_html_(self):
        charts = "".join(self.chart(*result) for result in self.results.items())
        return f'<div class="charts">{charts}</div>'


Bars(results)

# %% [markdown]
# Waiting takes no core, so twice the workers need half the time, until there is a worker for each task; threads and processes are alike in this.
#
# Computing takes a core for as long as it lasts.
# More processes help until all free cores are busy, and no further.
# More threads do not help where the [global interpreter lock](https://docs.python.org/3/glossary.html#term-global-interpreter-lock) lets one thread at a time run Python; on a [free-threaded build](https://docs.python.org/3/howto/free-threading-python.html) they help as processes do.
