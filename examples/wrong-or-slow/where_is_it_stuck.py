"""Have Python tell where each thread waits."""

import faulthandler
from threading import Barrier, Lock, Thread

tea, cup = Lock(), Lock()
both_hold_one = Barrier(2)


def pour():
    with tea:
        both_hold_one.wait()
        with cup:
            print("Poured")


def serve():
    with cup:
        both_hold_one.wait()
        with tea:
            print("Served")


if __name__ == "__main__":
    faulthandler.dump_traceback_later(1)
    for target in (pour, serve):
        thread = Thread(target=target, daemon=True)
        thread.start()
    thread.join(timeout=2)
    print("Still waiting:", thread.is_alive())
