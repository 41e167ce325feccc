"""Statements held against one another: what ties two of them, which of their figures are one, what drifted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from counterfoil.model.claim import Claim
from counterfoil.model.inference import Period
from counterfoil.model.outcome import Operation, Verdict

LinkKind = Literal["copy", "event", "statistic", "formula"]
Drift = Literal["figure", "hedge", "unit", "population", "place", "period", "part"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A claim with its words and its sentence, private names masked, and its place among the sentence's claims."""

    claim: Claim
    words: str
    quote: str
    position: int = 0

    @property
    def period(self) -> Period | None:
        """The days counted, where they are known."""
        return self.claim.period.period if self.claim.period else None


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement as others are held against it. key: the same for the same bytes at the same address.

    unsettled: it says of its own figures, or of another statement's, that they were not final or are put right.
    """

    key: str
    name: str
    title: str | None
    issuer: str | None
    url: str | None
    published: date | None
    modified: date | None
    figures: tuple[Figure, ...]
    operation: Operation | None = None
    unsettled: bool = False

    @property
    def period(self) -> Period | None:
        """The days of its operation, where they are known."""
        reading = self.operation.period if self.operation else None
        return reading.period if reading else None

    def figure(self, claim: str) -> Figure:
        """The figure of that claim; raises KeyError where there is none."""
        for one in self.figures:
            if one.claim.id == claim:
                return one
        raise KeyError(claim)


@dataclass(frozen=True, slots=True)
class Reason:
    """Something that speaks for a link: the rule, what it says, and the words on both sides. weight: data/links.yml."""

    rule: str
    says: str
    earlier: str
    later: str
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Link:
    """Two statements that tell of one thing. certain: no room is left for two different things."""

    kind: LinkKind
    earlier: str
    later: str
    order_known: bool
    certain: bool
    rule: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """Two claims, by their ids, that state one figure. agree: one number can be what both mean."""

    earlier: str
    later: str
    agree: bool
    drifted: tuple[Drift, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class CrossFinding:
    """What a reader should know of figures that two statements give. Each side is stated in its own words."""

    code: str
    verdict: Verdict
    claims_earlier: tuple[str, ...]
    claims_later: tuple[str, ...]
    stated_earlier: str
    stated_later: str
    quote_earlier: str
    quote_later: str
    says: str


@dataclass(frozen=True, slots=True)
class Linked:
    """A link with what came of holding the two statements against each other."""

    link: Link
    ties: tuple[Tie, ...] = ()
    findings: tuple[CrossFinding, ...] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """Two statements, in order, with what came of holding them against each other."""

    earlier: Statement
    later: Statement
    linked: Linked
