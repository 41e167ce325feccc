"""Words by which an operation is known, and what belongs to it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from counterfoil.model import Measure
from counterfoil.reference.files import load


@dataclass(frozen=True, slots=True)
class OperationWords:
    """data/operations.yml."""

    schema: str
    about: str
    source: str
    words: tuple[str, ...]
    court_words: tuple[str, ...]
    totals: tuple[Measure, ...]
    acts: frozenset[Measure]
    inherits: frozenset[Measure]
    titles: frozenset[str]
    not_parties: frozenset[str]
    figures: frozenset[str]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@cache
def operation_words() -> OperationWords:
    """The words."""
    return load("operations.yml", OperationWords)
