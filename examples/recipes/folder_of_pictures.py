"""Resize a folder of pictures, and name those that fail."""

from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image


def resize(path, target):
    with Image.open(path) as picture:
        picture.thumbnail((320, 320))
        picture.save(target / path.name)
        return picture.size


def resize_all(paths, target):
    sizes, errors = {}, {}
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
                else:
                    sizes[futures[future]] = future.result()
                print(f"{done} of {len(futures)} pictures")
        except KeyboardInterrupt:
            print("Stopped by Ctrl-C")
            pool.shutdown(cancel_futures=True)
    return sizes, errors


# From here on: pictures to try it on.
def draw_pictures(folder):
    for number in range(1, 6):
        picture = Image.effect_noise((2400, 600 * number), 50)
        picture.save(folder / f"{number}.png", compress_level=1)
    Path(folder, "6.png").write_text("This is no picture.")


if __name__ == "__main__":
    with TemporaryDirectory() as name:
        folder = Path(name)
        draw_pictures(folder)
        paths = sorted(folder.glob("*.png"))
        sizes, errors = resize_all(paths, folder / "small")
    for path in sorted(sizes):
        print(path.name, "has now", *sizes[path])
    for path, error in errors.items():
        print(f"Failed: {path.name}: {type(error).__name__}")
