"""See what a process inherits under each start method."""

import multiprocessing as mp
import os

setting = "as imported"


def runner():
    step = os.environ["STEP"]
    print(f"The child sees step {step}, setting {setting}")


if __name__ == "__main__":
    setting = "changed"
    methods = ("fork", "spawn", "forkserver", "forkserver")
    for step, method in enumerate(methods):
        os.environ["STEP"] = str(step)
        print(f"Step {step}: {method}")
        process = mp.get_context(method).Process(target=runner)
        process.start()
        process.join()
