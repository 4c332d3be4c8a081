"""Threads work on the memory of the process they share."""

import os
import threading

numbers = [1, 2]
pids = set()
thread_ids = set()


def change(number, all_met):
    numbers.append(number)
    pids.add(os.getpid())
    thread_ids.add(threading.get_native_id())
    all_met.wait()


if __name__ == "__main__":
    print("Threads at first:", threading.active_count())
    all_met = threading.Barrier(4)
    for number in (3, 4, 5):
        args = (number, all_met)
        threading.Thread(target=change, args=args).start()
    print("Threads now:", threading.active_count())
    all_met.wait()
    print("Numbers:", sorted(numbers))
    print("PIDs:", len(pids), "and thread ids:", len(thread_ids))
