"""What a script needs whatever the run: what its commands share."""

from __future__ import annotations

import pytest

from proof.contract.conditions import say_required
from proof.contract.needs import Needs

REQUIRED = {
    "nothing": ([Needs()], ""),
    "a version": ([Needs(">=3.14")], "Python 3.14+"),
    "a patch release": ([Needs(">=3.13.8")], "Python 3.13.8+"),
    "an old version": ([Needs("<3.12")], "Python before 3.12"),
    "one version": ([Needs(">=3.13,<3.14")], "Python 3.13"),
    "versions": ([Needs(">=3.12,<3.14")], "Python from 3.12, before 3.14"),
    "a system": ([Needs(os="linux")], "Linux"),
    "several systems": ([Needs(os="posix")], "Linux or macOS"),
    "a version and a system": (
        [Needs(">=3.14", os="posix")],
        "Python 3.14+ on Linux or macOS",
    ),
    "a package": ([Needs(packages="numpy")], "numpy"),
    "packages in a version": (
        [Needs(">=3.14", packages="mpich mpi4py")],
        "Python 3.14+ with mpi4py and mpich",
    ),
    "a package for one only": ([Needs(packages="numpy"), Needs(cpus=2)], ""),
    "no GIL": ([Needs(gil=False)], "free-threaded Python"),
    "no GIL, in a version": ([Needs(">=3.14", False)], "free-threaded Python 3.14+"),
    "the GIL": ([Needs(gil=True)], "Python with the GIL"),
    "what is brought about": ([Needs(start_method="spawn", cpus=8)], ""),
    "either build": ([Needs(gil=True), Needs(gil=False)], ""),
    "any version": ([Needs("<3.14"), Needs(">=3.14")], ""),
    "any version from one on": (
        [Needs(">=3.12,<3.13.8"), Needs(">=3.13.8,<3.14"), Needs(">=3.14")],
        "Python 3.12+",
    ),
    "either of two": ([Needs(">=3.15"), Needs(">=3.14")], "Python 3.14+"),
    "any version of a system": (
        [Needs("<3.14", os="linux"), Needs(">=3.14", os="linux")],
        "Linux",
    ),
    "one of two systems": (
        [Needs(os="linux"), Needs(os="windows")],
        "Linux or Windows",
    ),
    "a system within others": (
        [Needs(os="linux"), Needs(os="posix")],
        "Linux or macOS",
    ),
    "a system for one only": ([Needs(os="linux"), Needs(cpus=2)], ""),
}


@pytest.mark.parametrize(("several", "words"), REQUIRED.values(), ids=REQUIRED)
def test_a_script_needs_what_its_commands_share(several, words):
    assert say_required(several) == words
