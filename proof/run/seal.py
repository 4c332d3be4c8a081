"""Seal what the book stores, so that a change by hand is seen.

The seal is a digest of all the rest, and stands beside it. Only what runs the examples
writes it, `make record` and `make matrix`: who edits a stored number edits what was
never run.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

SEAL = "seal"


def make_seal(stored: Mapping[str, Any]) -> str:
    """The SHA-256 of what is stored less its seal, however it is laid out."""
    rest = {key: value for key, value in stored.items() if key != SEAL}
    return hashlib.sha256(json.dumps(rest, sort_keys=True).encode()).hexdigest()


def add_seal(stored: Mapping[str, Any]) -> dict[str, Any]:
    """The same with the seal that it must have."""
    return {**stored, SEAL: make_seal(stored)}


def is_sealed(stored: Mapping[str, Any]) -> bool:
    return stored.get(SEAL) == make_seal(stored)
