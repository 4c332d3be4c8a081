"""Four ways to get results back, none of them a Manager."""

import multiprocessing as mp


def square(number):
    return number * number


def send(number, give):
    give(square(number))


def store(number, value):
    value.value = square(number)


def start(target, places):
    processes = []
    for pair in enumerate(places):
        process = mp.Process(target=target, args=pair)
        process.start()
        processes.append(process)
    return processes


if __name__ == "__main__":
    queue = mp.Queue()
    start(send, [queue.put] * 4)
    print("Queue:", sorted(queue.get() for _ in range(4)))
    ends = [mp.Pipe(duplex=False) for _ in range(4)]
    start(send, [sender.send for _, sender in ends])
    print("Pipe:", [receiver.recv() for receiver, _ in ends])
    values = [mp.Value("i") for _ in range(4)]
    for process in start(store, values):
        process.join()
    print("Value:", [value.value for value in values])
    with mp.Pool(1) as pool:
        print("Pool:", pool.map(square, range(4)))
