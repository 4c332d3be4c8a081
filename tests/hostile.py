"""Scripts that ask too much of the page that runs them, or seem to."""

PRINTS = "while True:\n    print('again and again and again')\n"
STARTS = """from multiprocessing import Process
from time import sleep

if __name__ == "__main__":
    while True:
        Process(target=sleep, args=(60,), daemon=True).start()
"""
POOLS = """from concurrent.futures import ProcessPoolExecutor

def bomb(_):
    with ProcessPoolExecutor(4) as ex:
        list(ex.map(bomb, range(4)))

if __name__ == "__main__":
    bomb(0)
"""
LARGE = """from multiprocessing import Process, Queue

def runner(queue):
    queue.put(bytes(50_000_000))

if __name__ == "__main__":
    queue = Queue()
    process = Process(target=runner, args=(queue,))
    process.start()
    print(len(queue.get()))
    process.join()
"""
EXITS = """import sys
from threading import Thread

thread = Thread(target=sys.exit, args=(3,))
thread.start()
thread.join()
print("goes on")
"""
