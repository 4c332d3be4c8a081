"""Four ways to get results back, none of them a Manager."""

import multiprocessing as mp


def into_queue(queue, n):
    queue.put(n * n)


def into_pipe(pipe, n):
    pipe.send(n * n)


def into_value(value, n):
    value.value = n * n


def square(n):
    return n * n


def start(target, stores):
    for n, store in enumerate(stores):
        mp.Process(target=target, args=(store, n)).start()


if __name__ == "__main__":
    queue = mp.Queue()
    start(into_queue, [queue] * 4)
    print("Queue:", sorted(queue.get() for _ in range(4)))
    ends = [mp.Pipe(duplex=False) for _ in range(4)]
    start(into_pipe, [sender for _, sender in ends])
    print("Pipe:", [receiver.recv() for receiver, _ in ends])
    values = [mp.Value("i") for _ in range(4)]
    start(into_value, values)
    for p in mp.active_children():
        p.join()
    print("Value:", [value.value for value in values])
    with mp.Pool(1) as pool:
        print("Pool:", pool.map(square, range(4)))
