"""Two threads take turns on the GIL; two processes need not."""

import multiprocessing as mp
import sys
import threading
from time import perf_counter as pc


def play(name, ball, both_here, me):
    both_here.wait()
    start = pc()
    while ball.value < 24:
        if ball.value % 2 == me:
            ball.value += 1
    if me == 0:
        print(f"{name}: {round(pc() - start, 2)} seconds")


def run(name, worker, barrier):
    ball = mp.RawValue("i", 0)
    both_here = barrier(2)
    players = [
        worker(target=play, args=(name, ball, both_here, me))
        for me in (0, 1)
    ]
    for player in players:
        player.start()
    for player in players:
        player.join()


if __name__ == "__main__":
    sys.setswitchinterval(0.05)
    run("Two threads", threading.Thread, threading.Barrier)
    run("Two processes", mp.Process, mp.Barrier)
