"""Count the CPUs that this process may use."""

import os

if __name__ == "__main__":
    one = min(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {one})
    print("May be used:", os.process_cpu_count())
    print("In the machine:", os.cpu_count())
