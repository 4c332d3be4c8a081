"""Give each job three tries and a deadline; name what fails."""

from concurrent.futures import ThreadPoolExecutor, as_completed
from threading import Event
from time import monotonic

TRIES = 3
stop = Event()


def try_job(job, deadlines):
    for nth in range(1, TRIES + 1):
        left = deadlines[job] - monotonic()
        try:
            return deliver(job, timeout=left)
        except Exception:
            late = monotonic() + nth / 5 > deadlines[job]
            if late or nth == TRIES or stop.wait(nth / 5):
                raise


def run_jobs(deadlines):
    results, errors, futures = {}, {}, {}
    with ThreadPoolExecutor(max_workers=3) as pool:
        for job in deadlines:
            futures[pool.submit(try_job, job, deadlines)] = job
        try:
            for done, future in enumerate(as_completed(futures), 1):
                if error := future.exception():
                    errors[futures[future]] = error
                else:
                    results[futures[future]] = future.result()
                print(f"{done} of {len(futures)} jobs")
        except KeyboardInterrupt:
            print("Stopped by Ctrl-C")
            pool.shutdown(wait=False, cancel_futures=True)
            stop.set()
    return results, errors


# From here on: jobs to try it on.
def deliver(job, timeout):
    tries[job] += 1
    if job == "mute":
        stop.wait(timeout)
        raise TimeoutError("no answer in time")
    if not stop.wait(0.3) and job == "busy" and tries[job] < 3:
        raise ConnectionError("call again")
    return f"delivered at try {tries[job]}"


if __name__ == "__main__":
    jobs = ["short", "busy", "mute", "long"]
    tries, deadline = dict.fromkeys(jobs, 0), monotonic() + 2
    results, errors = run_jobs(dict.fromkeys(jobs, deadline))
    for job in sorted(results):
        print(f"{job}: {results[job]}")
    for job, error in errors.items():
        print(f"Failed: {job}: {error}")
