"""What a written rule and the learned encoder say together.

Each rule's trust is how often it was right on the annotated statements that it was written on. Its odds are multiplied into
the encoder's probabilities: a rule that is nearly always right wins against a model in doubt, and a model that is sure wins
against a weak rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from counterfoil.model import Inference, Span
from counterfoil.reference.trust import trust

L = TypeVar("L", bound=str)

_FLOOR = 1e-4
UNSURE = 0.6
"""Below this probability an inference carries a note that says so."""


@dataclass(frozen=True, slots=True)
class Choice(Generic[L]):
    """The label chosen, and the inference that explains it."""

    label: L
    inference: Inference


def choose(
    field: str, label: L, rule: str, kind: str, cues: tuple[Span, ...], model: Sequence[tuple[L, float]] = ()
) -> Choice[L]:
    """The likeliest label for `field`, given the rule's `label` and the encoder's probabilities (empty without one).

    kind: what the rule's trust is kept by, the unit of the figure.
    """
    sure = trust(rule, kind)
    if not model:
        note = None if sure >= UNSURE else f"unsure: {rule} was right in {sure:.0%} of the cases that it was tried on"
        return Choice(label, Inference(field, rule, cues, note))
    odds = (sure / (1 - sure)) ** trust_weight()
    weighed = [(name, max(share, _FLOOR) * (odds if name == label else 1.0)) for name, share in model]
    total = sum(weight for _, weight in weighed)
    best, weight = max(weighed, key=lambda pair: pair[1])
    share = weight / total
    note = None
    if best != label:
        note = f"{rule} said {label}"
    if share < UNSURE:
        second = max((pair for pair in weighed if pair[0] != best), key=lambda pair: pair[1])[0]
        note = f"unsure: {best} or {second}" + (f"; {note}" if note else "")
    return Choice(
        best,
        Inference(
            field, rule if best == label else f"{field}.encoder", cues if best == label else (), note, round(share, 3)
        ),
    )


def trust_weight() -> float:
    """How much of a rule's odds counts beside the encoder, which has seen much of what the rule has."""
    return 0.7
