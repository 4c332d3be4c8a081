"""Load a model once in each worker process, and keep it there."""

import json
import signal
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path
from tempfile import TemporaryDirectory
from time import sleep as pause


def load_model(path):
    global model
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    model = Model(path)


def guess(text):
    return model.guess(text)


def guess_all(texts, path):
    guesses, errors = {}, {}
    with ProcessPoolExecutor(
        max_workers=2, initializer=load_model, initargs=[path]
    ) as pool:
        futures = {pool.submit(guess, text): text for text in texts}
        try:
            for done, future in enumerate(as_completed(futures), 1):
                if error := future.exception():
                    errors[futures[future]] = error
                else:
                    guesses[futures[future]] = future.result()
                print(f"{done} of {len(futures)} texts")
        except KeyboardInterrupt:
            print("Stopped by Ctrl-C")
            pool.shutdown(cancel_futures=True)
    return guesses, errors


# From here on: a model, and texts to try it on.
class Model:
    def __init__(self, path):
        pause(0.8)
        self.languages = json.loads(path.read_text("utf-8"))

    def guess(self, text):
        pause(0.3)
        return self.languages[text.split()[0]]


if __name__ == "__main__":
    texts = ["ein Ei", "a fish", "42", "a cat", "ein Hund", "a dog"]
    with TemporaryDirectory() as folder:
        path = Path(folder, "model.json")
        path.write_text('{"ein": "German", "a": "English"}')
        guesses, errors = guess_all(texts, path)
    for text in sorted(guesses):
        print(f"{text}: {guesses[text]}")
    for text, error in errors.items():
        print(f"Failed: {text}: no word {error}")
