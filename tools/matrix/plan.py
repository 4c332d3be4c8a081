"""Which example runs on which interpreter, under which conditions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from proof.contract.conditions import label_needs
from proof.contract.needs import COUNTS_AS_TOLD, START_METHODS, Needs, includes
from proof.contract.terms import Contract
from proof.page.examples import Example
from proof.run.interpreters import Interpreter

STARTS_PROCESSES = re.compile(r"\bmultiprocessing\b|\bProcessPoolExecutor\b")
CHOOSES_METHOD = re.compile(r"\b(get_context|set_start_method)\b|\bmp_context=")
DEFAULT_POOL = re.compile(r"\b(Process|Thread|Interpreter)PoolExecutor\(\)|\bPool\(\)")
CPUS = (1, 2, 8)


@dataclass(frozen=True)
class Trial:
    """One example on one interpreter, under what `needs` says of method and CPUs."""

    example: Example
    interpreter: Interpreter
    needs: Needs

    @property
    def contract(self) -> Contract:
        return self.example.contract

    @property
    def condition(self) -> str:
        """`spawn`, `fork, 8 CPUs`; `own` where nothing is left to choose."""
        chosen = Needs(start_method=self.needs.start_method, cpus=self.needs.cpus)
        return label_needs(chosen) or "own"

    @property
    def ident(self) -> str:
        return f"{self.example.ident} on {self.interpreter.key}: {self.condition}"


def list_trials(
    example: Example, source: str, interpreter: Interpreter
) -> Iterator[Trial]:
    """Every condition that the script leaves open, on one interpreter."""
    needs = example.contract.needs
    if needs.find_unmet(interpreter.about):
        return
    for method in list_methods(source, needs, interpreter):
        for cpus in list_counts(source, needs, interpreter):
            chosen = replace(needs, start_method=method, cpus=cpus)
            yield Trial(example, interpreter, chosen)


def list_methods(source: str, needs: Needs, interpreter: Interpreter) -> Iterable[str]:
    """The start methods under which a script can be run, an empty one for its own."""
    if needs.start_method:
        return [needs.start_method]
    if CHOOSES_METHOD.search(source) or not STARTS_PROCESSES.search(source):
        return [""]
    return [m for m in START_METHODS if m in interpreter.about["start_methods"]]


def list_counts(source: str, needs: Needs, interpreter: Interpreter) -> Iterable[int]:
    """The numbers of CPUs to count, 0 for those of the machine."""
    if needs.cpus:
        return [needs.cpus]
    told = includes(COUNTS_AS_TOLD, interpreter.about["python"])
    return CPUS if told and DEFAULT_POOL.search(source) else [0]
