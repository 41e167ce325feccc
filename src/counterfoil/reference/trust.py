"""How often each rule was right where it could be tried: data/trust.yml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from counterfoil.reference.files import load

_LEAST = 0.02
_UNTRIED = 0.75
"""The trust in a rule that no annotated statement has tried."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How a ruling and the encoder are weighed for one field.

    rule, encoder: exponents of the rule's odds and of the encoder's probabilities when the two are multiplied.

    others: how many other labels share what a rule leaves open.
    """

    rule: float
    encoder: float
    others: float


@dataclass(frozen=True, slots=True)
class Trust:
    """data/trust.yml. rules: rule to kind of figure to [times right, times tried]."""

    schema: str
    about: str
    source: str
    rules: dict[str, dict[str, tuple[int, int]]]
    weights: dict[str, Weights]


@cache
def _table() -> Trust:
    return load("trust.yml", Trust)


def weights(field: str) -> Weights:
    """How much rule and encoder count for `field`."""
    return _table().weights[field]


@cache
def trust(rule: str, kind: str) -> float:
    """The share of cases in which `rule` was right for figures of `kind`, drawn towards the rule's own mean."""
    kinds = _table().rules.get(rule, {})
    right = sum(pair[0] for pair in kinds.values()) + 3 * _UNTRIED
    tried = sum(pair[1] for pair in kinds.values()) + 3
    mean = right / tried
    own_right, own_tried = kinds.get(kind, (0, 0))
    share = (own_right + 3 * mean) / (own_tried + 3)
    return min(1 - _LEAST, max(_LEAST, share))


def trusted() -> tuple[str, ...]:
    """Every rule whose trust was counted."""
    return tuple(_table().rules)
