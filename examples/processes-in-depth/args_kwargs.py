"""Pass arguments in a tuple or a list, not bare."""

import multiprocessing as mp


def runner(name):
    print(f"Performing costly function {name}")


if __name__ == "__main__":
    try:
        mp.Process(target=runner, args=(5))
    except TypeError:
        print("args=(5) is no tuple")

    bare = mp.Process(target=runner, args="abc")
    bare.start()
    bare.join()
    print('args="abc" ended with exit code', bare.exitcode)

    right = mp.Process(target=runner, args=["abc"])
    right.start()
    right.join()
    print('args=["abc"] ended with exit code', right.exitcode)
