"""How an operator says what it is: `@operator` with the kinds of nodes it changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

import libcst as cst

New = cst.CSTNode | cst.FlattenSentinel | cst.RemovalSentinel


class Edit(NamedTuple):
    """A change of a script: the expression it is about, what changes, and how."""

    of: cst.CSTNode
    change: str
    new: dict[cst.CSTNode, New]  # what stands in the place of each of these nodes


Operator = Callable[[Any], Iterable[Edit]]
OPERATORS: dict[str, Operator] = {}


def operator(*kinds: type[cst.CSTNode]) -> Callable[[Operator], Operator]:
    """Declare an operator; it is asked about nodes of these kinds alone."""

    def declare(edits: Operator) -> Operator:
        def edits_of_kind(node: cst.CSTNode) -> Iterator[Edit]:
            if isinstance(node, kinds):
                yield from edits(node)

        OPERATORS[edits.__name__] = edits_of_kind
        return edits

    return declare
