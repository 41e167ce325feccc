"""What was inferred, by which rule, from which words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from counterfoil.model.span import Span


@dataclass(frozen=True, slots=True)
class Inference:
    """One inferred part of a claim: the `field` it fills, the `rule` that filled it, the words it rests on.

    confidence: between 0 and 1 where the rule is a learned one and calibrated; None where it is a written rule.
    """

    field: str
    rule: str
    basis: tuple[Span, ...] = ()
    note: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Calendar days, both ends included."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"a period runs forward: got {self.start} to {self.end}")

    @property
    def days(self) -> int:
        """Number of calendar days, both ends counted."""
        return (self.end - self.start).days + 1

    @staticmethod
    def of(start: date, days: int) -> Period:
        """The period of `days` days that begins on `start`."""
        return Period(start, start + timedelta(days=days - 1))


PeriodStatus = Literal["resolved", "ambiguous", "unresolved"]


@dataclass(frozen=True, slots=True)
class PeriodReading:
    """What is known of when a claim is about.

    resolved: `period` is set. ambiguous: `candidates` are. unresolved: `reason` says why, `needs` what would
    resolve it.
    words: the spans that state it (in the claim's own sentence, or in what governs it).
    """

    status: PeriodStatus
    rule: str
    words: tuple[Span, ...] = ()
    period: Period | None = None
    candidates: tuple[Period, ...] = ()
    reason: str | None = None
    needs: str | None = None

    def __post_init__(self) -> None:
        if (self.status == "resolved") != (self.period is not None):
            raise ValueError("a resolved reading has a period, and no other has")
        if self.status == "unresolved" and not self.reason:
            raise ValueError("an unresolved reading says why")
