"""Resize a folder of pictures, and name those that fail."""

from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image


def resize(path, target):
    with Image.open(path) as picture:
        picture.thumbnail((320, 320))
        picture.save(target / path.name)


def resize_all(paths, target):
    errors = {}
    target.mkdir(exist_ok=True)
    with ThreadPoolExecutor(max_workers=2) as pool:
        futures = {
            pool.submit(resize, path, target): path
            for path in paths
        }
        try:
            for done, future in enumerate(as_completed(futures), 1):
                if error := future.exception():
                    errors[futures[future]] = error
                print(f"{done} of {len(futures)} pictures")
        except KeyboardInterrupt:
            print("Stopped by Ctrl-C")
            pool.shutdown(cancel_futures=True)
    return errors


# From here on: pictures to try it on.
def draw_pictures(folder):
    for number in range(1, 6):
        picture = Image.effect_noise((2400, 600 * number), 50)
        picture.save(folder / f"{number}.png", compress_level=1)
    Path(folder, "6.png").write_text("This is no picture.")


if __name__ == "__main__":
    with TemporaryDirectory() as name:
        folder, small = Path(name), Path(name, "small")
        draw_pictures(folder)
        errors = resize_all(sorted(folder.glob("*.png")), small)
        for path in sorted(small.iterdir()):
            with Image.open(path) as picture:
                print(path.name, "has now", *picture.size)
    for path, error in errors.items():
        print(f"Failed: {path.name}: {type(error).__name__}")
