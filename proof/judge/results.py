"""What a proof has measured, as data for whoever proves the book again and again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..contract.promise import Promise
from ..run.recording import Recording
from .bounds import measure
from .breaches import Breach, find_causes
from .shape import measure_margin


def make_result(
    ident: str,
    promise: Promise,
    run: Recording,
    found: Sequence[Breach],
    late: Sequence[Sequence[Breach]],
    drawn: Recording | None,
) -> dict[str, Any]:
    """What one example gave, of which `late` runs were repeated; times in seconds.

    `shape` is the margin by which the run was as it is `drawn`, if it is compared.
    """
    numbers = measure(run, promise)
    return {
        "example": ident,
        "breaches": tell(found),
        "late": [tell(each) for each in late],
        "times": [
            (n.value, n.bounds.low, n.bounds.high) for n in numbers if n.bounds.unit
        ],
        "shape": measure_margin(run, drawn, promise) if drawn else None,
    }


def tell(found: Sequence[Breach]) -> list[str]:
    return [breach.text for breach in find_causes(found)] if found else []
