"""A claim: one figure, and what the text says it counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from counterfoil.model.inference import Inference, PeriodReading
from counterfoil.model.quantity import Hedge, Number, Quantity
from counterfoil.model.span import Span

Measure = Literal[
    "arrest", "detention", "encounter", "detainer", "removal", "illegal_entry", "charge", "conviction", "sentence",
    "seizure", "victim", "death", "money", "staffing", "extent", "traffic", "other",
]  # fmt: skip  # one long line of names reads better than one name a line
MEASURES: tuple[Measure, ...] = (
    "arrest", "detention", "encounter", "detainer", "removal", "illegal_entry", "charge", "conviction", "sentence",
    "seizure", "victim", "death", "money", "staffing", "extent", "traffic", "other",
)  # fmt: skip
FilterKind = Literal["offence", "criminality", "nationality", "gang", "status", "sex", "minor", "other"]
FILTER_KINDS: tuple[FilterKind, ...] = (
    "offence", "criminality", "nationality", "gang", "status", "sex", "minor", "other",
)  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Filter:
    """A narrowing of the population counted: `criminality: convicted`, `nationality: honduran`."""

    kind: FilterKind
    value: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One quantity expression, every time it appears. Field meanings: docs/json.md.

    span: the number expression. sentence: the sentence it stands in. basis: one Inference for every inferred part,
    never empty. period is None where the text gives none.
    """

    id: str
    span: Span
    quantity: Quantity
    sentence: Span
    basis: tuple[Inference, ...]
    noun: str | None = None
    measure: Measure = "other"
    share_of: str | None = None
    filters: tuple[Filter, ...] = ()
    change: bool = False
    period: PeriodReading | None = None
    places: tuple[str, ...] = ()
    agency: str | None = None
    speaker: str = "narrator"

    def __post_init__(self) -> None:
        if not self.basis:
            raise ValueError(f"claim {self.id} names no rule: every inference names its rule")

    def inference(self, field: str) -> Inference | None:
        """The inference that filled `field`; the last one wins, since later stages refine earlier ones."""
        for item in reversed(self.basis):
            if item.field == field:
                return item
        return None


LeftoverReason = Literal[
    "date", "time", "age", "ordinal", "name", "statute", "phone", "address", "boilerplate", "window", "pronoun", "code",
    "list_mark",
]  # fmt: skip  # a few long lines read better than one name a line


@dataclass(frozen=True, slots=True)
class Leftover:
    """A number that is in no claim, and why: nothing in a text is skipped silently."""

    span: Span
    value: Number | None
    hedge: Hedge
    reason: LeftoverReason
    rule: str
