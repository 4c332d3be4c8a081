"""The slow process is joined before the quick one starts."""

import multiprocessing as mp
from time import perf_counter as pc
from time import sleep as pause

if __name__ == "__main__":
    start = pc()
    slow = mp.Process(target=pause, args=(2,))
    quick = mp.Process(target=pause, args=(1,))
    slow.start()
    slow.join()
    quick.start()

    quick.join()
    print(f"Joined quick after {round(pc() - start, 2)} seconds")
    print("Exit codes:", quick.exitcode, slow.exitcode)

    print(f"Joined slow after {round(pc() - start, 2)} seconds")
    print("Exit codes:", quick.exitcode, slow.exitcode)
