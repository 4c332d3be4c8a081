"""One state of the book gives one site, byte for byte, wherever and whenever built."""

import os
import shutil
from pathlib import Path

import pytest
from building import build_book, finish

from tools.site.reading_order import PUBLIC, ROOT

PARTS = ("NOTICE", "browser", "docs", "examples", "proof", "tools", "mkdocs.yml")
ELSEWHERE = {
    "TZ": "Asia/Tokyo",
    "LANG": "C",
    "LC_ALL": "C",
    "PYTHONHASHSEED": "1",
    "SITE_URL": PUBLIC,
}


@pytest.fixture(scope="module")
def elsewhere(published, tmp_path_factory):
    """The book copied to another folder and built there, under other conditions."""
    root = tmp_path_factory.mktemp("another folder") / "copy of the book"
    root.mkdir()
    unneeded = shutil.ignore_patterns("__pycache__", ".*")
    for part in map(Path, PARTS):
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, root / part, ignore=unneeded)
        else:
            shutil.copy(ROOT / part, root / part)
    folder = root / "site"
    built = finish(build_book(folder, root=root, **ELSEWHERE))
    assert built.returncode == 0, built.log
    return folder


def files(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def differing(one, other):
    """The files that are not the same in both, each with where they part."""
    for name in sorted(one.keys() | other.keys()):
        if name not in one or name not in other:
            yield f"{name}: in one of them only"
        elif one[name] != other[name]:
            place = first_difference(one[name], other[name])
            parts = [
                side[name][max(place - 40, 0) : place + 40] for side in (one, other)
            ]
            yield f"{name}: from byte {place}, {parts[0]} and {parts[1]}"


def first_difference(one, other):
    pairs = enumerate(zip(one, other, strict=False))
    unequal = (place for place, (a, b) in pairs if a != b)
    return next(unequal, min(len(one), len(other)))


def test_two_builds_are_the_same_bytes(published, elsewhere):
    """In other folders, time zones and locales, and with other hashes."""
    here, there = files(published), files(elsewhere)
    found = list(differing(here, there))

    assert len(here) > 50
    assert not found, "\n".join(found)


def test_a_difference_is_named():
    """A search that finds nothing proves nothing."""
    one = {"a": b"same", "b": b"at 12:00", "c": b""}
    other = {"a": b"same", "b": b"at 13:00"}

    assert list(differing(one, other)) == [
        "b: from byte 4, b'at 12:00' and b'at 13:00'",
        "c: in one of them only",
    ]


def test_no_folder_of_the_builder_is_published(published, elsewhere):
    for folder, root in ((published, ROOT), (elsewhere, elsewhere.parent)):
        private = [str(root), str(folder), str(Path.home())]
        found = [
            (name, path)
            for name, content in files(folder).items()
            for path in private
            if len(path) > len("/root") and path.encode() in content
        ]

        assert not found


def test_a_build_goes_by_a_set_time(published):
    """Not by the clock, in the one file that has a time: bytes 4 to 7 of a gzip."""
    packed = (published / "sitemap.xml.gz").read_bytes()
    stamp = os.environ.get("SOURCE_DATE_EPOCH", "315532800")

    assert int.from_bytes(packed[4:8], "little") == int(stamp)
