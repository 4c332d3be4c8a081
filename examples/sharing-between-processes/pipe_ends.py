"""A pipe ends when nobody is left who could send."""

from multiprocessing import Pipe, Process


def runner(sender):
    sender.send("hello")


if __name__ == "__main__":
    receiver, sender = Pipe(duplex=False)
    process = Process(target=runner, args=(sender,))
    process.start()
    print("Received", receiver.recv())
    process.join()
    print("Something to receive:", receiver.poll(timeout=0.5))
    sender.close()
    try:
        receiver.recv()
    except EOFError:
        print("Nobody is left who could send")
