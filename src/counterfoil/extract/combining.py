"""What a written rule and the learned encoder say together.

Each rule's trust is how often it was right on the annotated statements that it was written on. Its odds are multiplied
into the encoder's probabilities: a rule that is nearly always right wins against a model in doubt, and a model that is
sure wins against a weak rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from counterfoil.model import Inference, Span
from counterfoil.reference.trust import trust, weights

L = TypeVar("L", bound=str)

_BY_ENCODER = {"unit": "unit.encoder", "measure": "measure.encoder"}
_FLOOR = 1e-4
UNSURE = 0.6
"""Below this probability an inference carries a note that says so."""


@dataclass(frozen=True, slots=True)
class Ruling(Generic[L]):
    """What a written rule says: the label, the rule, the words it rests on. kind: what the rule's trust is kept by."""

    label: L
    rule: str
    kind: str
    cues: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice(Generic[L]):
    """The label chosen, and the inference that explains it."""

    label: L
    inference: Inference


def choose(field: str, ruling: Ruling[L], model: Sequence[tuple[L, float]] = ()) -> Choice[L]:
    """The likeliest label for `field`, given a ruling and the encoder's probabilities (empty without an encoder)."""
    sure = trust(ruling.rule, ruling.kind)
    if not model:
        note = None if sure >= UNSURE else f"unsure: the rule was right in {sure:.0%} of the cases it was tried on"
        return Choice(ruling.label, Inference(field, ruling.rule, ruling.cues, note))
    given = weights(field)
    # What is not the rule's label is shared out among several others, so each of them is less likely still.
    odds = (given.others * sure / (1 - sure)) ** given.rule
    weighed = [
        (name, max(share, _FLOOR) ** given.encoder * (odds if name == ruling.label else 1.0)) for name, share in model
    ]
    total = sum(weight for _, weight in weighed)
    ranked = sorted(weighed, key=lambda pair: -pair[1])
    best, weight = ranked[0]
    agreed = best == ruling.label
    notes = [] if agreed else [f"{ruling.rule} said {ruling.label}"]
    if weight / total < UNSURE and len(ranked) > 1:
        notes.insert(0, f"unsure: {best} or {ranked[1][0]}")
    return Choice(
        best,
        Inference(
            field,
            ruling.rule if agreed else _BY_ENCODER[field],
            ruling.cues if agreed else (),
            "; ".join(notes) or None,
            round(weight / total, 3),
        ),
    )
