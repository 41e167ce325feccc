"""What is concluded: the operation, the relations between claims, the findings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from counterfoil.model.claim import Claim, Leftover
from counterfoil.model.document import Document
from counterfoil.model.inference import PeriodReading
from counterfoil.model.mention import NameMention
from counterfoil.model.quantity import Interval
from counterfoil.model.records import Comparison
from counterfoil.model.span import Span

Verdict = Literal["consistent", "inconsistent", "not comparable", "not checkable", "note"]
VERDICTS: tuple[Verdict, ...] = ("inconsistent", "not comparable", "not checkable", "note", "consistent")
"""Most serious first: the order in which findings are shown."""

RelationKind = Literal["same", "part", "rest", "sum", "share", "average", "duration", "change"]


@dataclass(frozen=True, slots=True)
class CaseExample:
    """A person's case that the statement tells, without the person: nationality, place, offences."""

    span: Span
    nationality: str | None
    place: str | None
    offences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Operation:
    """The enforcement effort that a statement is about. totals: measure to the ids of the claims that state it."""

    name: str | None
    period: PeriodReading | None
    places: tuple[str, ...]
    agencies: tuple[str, ...]
    totals: tuple[tuple[str, str], ...]
    claims: tuple[str, ...]
    rule: str
    cases: tuple[CaseExample, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One line of arithmetic: in words and numbers ("216 − 36 = 180"), with the interval it comes to."""

    words: str
    result: Interval | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """An arithmetic tie between claims that the text itself makes checkable.

    claims: ids; for `part` the part then the whole; for `sum` parts then whole; for `share` the percentage, the part,
    the whole (or the percentage and the whole); for `average` total, count, mean; for `duration` the length. stated
    and computed: the two sides in words and numbers. rule: how the tie was found.
    """

    kind: RelationKind
    claims: tuple[str, ...]
    verdict: Verdict
    stated: str
    computed: str
    rule: str
    steps: tuple[Step, ...] = ()
    stated_interval: Interval | None = None
    computed_interval: Interval | None = None
    basis: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a reader should know, in words that stand alone.

    relation, comparison: index into the audit's relations, into its comparisons with records.
    """

    code: str
    verdict: Verdict
    claims: tuple[str, ...]
    stated: str
    computed: str
    says: str
    basis: tuple[Span, ...] = ()
    relation: int | None = None
    comparison: int | None = None


@dataclass(frozen=True, slots=True)
class AuditRecord:
    """Everything known of one statement after the last stage."""

    document: Document
    claims: tuple[Claim, ...]
    operation: Operation | None
    relations: tuple[Relation, ...]
    findings: tuple[Finding, ...]
    leftovers: tuple[Leftover, ...]
    names: tuple[NameMention, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
