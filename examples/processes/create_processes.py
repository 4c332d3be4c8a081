"""Creating a process runs nothing; starting it does."""

import multiprocessing as mp


def runner(given):
    print(f"Performing with {given}")


if __name__ == "__main__":
    p1 = mp.Process(target=runner, args=("a tuple",))
    p2 = mp.Process(target=runner, args=["a list"])
    p3 = mp.Process(target=runner, kwargs={"given": "a name"})
    print("Created, with PIDs", p1.pid, p2.pid, p3.pid)

    p1.start()
    p2.start()
    p3.start()
