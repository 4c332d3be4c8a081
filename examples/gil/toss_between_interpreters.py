"""Each interpreter has a GIL, so two need not take turns."""

import sys
import threading
from concurrent import interpreters
from time import perf_counter as pc


def play(ball, me):
    while (tosses := ball[0]) < 12:
        if tosses % 2 == me:
            ball[0] = tosses + 1


def start_thread(ball, me):
    thread = threading.Thread(target=play, args=(ball, me))
    thread.start()
    return thread


def start_interpreter(ball, me):
    other = interpreters.create()
    return other.call_in_thread(play, ball, me)


def run(name, start_player):
    start = pc()
    ball = memoryview(bytearray(1))
    players = [start_player(ball, me) for me in (0, 1)]
    for player in players:
        player.join()
    print(f"{name}: {ball[0]} tosses in {pc() - start:.1f} seconds")


if __name__ == "__main__":
    sys.setswitchinterval(0.2)
    run("Two threads", start_thread)
    run("Two interpreters", start_interpreter)
