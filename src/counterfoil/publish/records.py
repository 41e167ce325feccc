"""What the JSON output holds: one record a document, schema `counterfoil.audit/1`. docs/json.md tells of each field.

Every quote and every string that a stage wrote is masked; every offset points into the text as it was read.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

import msgspec

from counterfoil.model import (
    Agreement,
    FilterKind,
    Fit,
    Hedge,
    LeftoverReason,
    Measure,
    Number,
    PeriodStatus,
    RelationKind,
    Unit,
    Verdict,
)

SCHEMA: Literal["counterfoil.audit/1"] = "counterfoil.audit/1"

Offset = Annotated[int, msgspec.Meta(ge=0, description="Unicode code points into the text as it was read.")]
Sha256 = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Software:
    """The program that wrote the record."""

    name: Literal["counterfoil"]
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Masked:
    """How much is hidden: counts of stretches, and nothing of what they hold."""

    names: int
    ages: int
    birth_dates: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRecord:
    """The statement. `published` and `modified` are the page's dates; what it tells of has its own, in `operation`.

    sha256: of the bytes read. text_sha256: of the text that offsets point into, in UTF-8. characters: its length.
    """

    title: str | None
    issuer: str | None
    url: str | None
    source: str | None
    media_type: str
    sha256: Sha256
    text_sha256: Sha256
    characters: int
    published: date | None
    published_rule: str | None
    modified: date | None
    retrieved: date | None
    masked: Masked
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteRecord:
    """Words of the statement: where they stand, and what they are with private names masked."""

    start: Offset
    end: Offset
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IntervalRecord:
    """A range of numbers. A bound of null is unbounded; `*_open` says that the bound itself is left out."""

    low: Number | None
    high: Number | None
    low_open: bool
    high_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodRecord:
    """Calendar days, both ends included."""

    start: date
    end: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodReadingRecord:
    """What is known of when.

    resolved: the claim's `period` is set. ambiguous: `candidates` are. unresolved: `reason` says why.
    """

    status: PeriodStatus
    rule: str
    words: tuple[QuoteRecord, ...]
    candidates: tuple[PeriodRecord, ...]
    reason: str | None
    needs: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BasisRecord:
    """One inferred part: the field it fills, the rule that filled it, the words it rests on.

    confidence: 0 to 1 for a learned rule, null for a written one.
    """

    field: str
    rule: str
    spans: tuple[QuoteRecord, ...]
    note: str | None
    confidence: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterRecord:
    """A narrowing of the population counted."""

    kind: FilterKind
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRecord:
    """One figure and what the text says it counts. start, end: half-open; `text` is the source's own at that place."""

    id: str
    start: Offset
    end: Offset
    text: str
    value: Number | None
    high: Number | None
    hedge: Hedge
    unit: Unit
    noun: str | None
    measure: Measure
    share_of: str | None
    filters: tuple[FilterRecord, ...]
    change: bool
    period: PeriodRecord | None
    places: tuple[str, ...]
    agency: str | None
    speaker: str
    quote: str
    interval: IntervalRecord
    plausible: IntervalRecord
    period_reading: PeriodReadingRecord | None
    basis: Annotated[tuple[BasisRecord, ...], msgspec.Meta(min_length=1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRecord:
    """A person's case that the statement tells, without the person."""

    start: Offset
    end: Offset
    nationality: str | None
    place: str | None
    offences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationRecord:
    """The enforcement effort told of.

    totals: the document's own total by measure. total_claims: the claims that state them.
    """

    name: str | None
    start: date | None
    end: date | None
    places: tuple[str, ...]
    agencies: tuple[str, ...]
    totals: dict[str, Number | None]
    total_claims: dict[str, str]
    cases: tuple[CaseRecord, ...]
    claims: tuple[str, ...]
    rule: str
    period_reading: PeriodReadingRecord | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRecord:
    """One line of arithmetic."""

    words: str
    result: IntervalRecord | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationRecord:
    """An arithmetic tie between claims, with both sides in words and as intervals."""

    kind: RelationKind
    claims: tuple[str, ...]
    verdict: Verdict
    stated: str
    computed: str
    rule: str
    steps: tuple[StepRecord, ...]
    stated_interval: IntervalRecord | None
    computed_interval: IntervalRecord | None
    basis: tuple[QuoteRecord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRecord:
    """Something a reader should know. id: its anchor in the report.

    relation, comparison: index into `relations`, `comparisons`, where there is one.
    """

    id: str
    code: str
    verdict: Verdict
    claims: tuple[str, ...]
    stated: str
    computed: str
    says: str
    basis: tuple[QuoteRecord, ...]
    relation: int | None
    comparison: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingRecord:
    """One way of measuring a claim, and what it comes to.

    query: SQL that runs as printed in DuckDB in the folder of tables; null for published figures, which are quoted.
    """

    label: str
    table: str
    title: str
    value: Number
    interval: IntervalRecord
    period: PeriodRecord
    window: str
    fit: Fit
    agreement: Agreement
    agrees: bool
    status: str
    vintage: str | None
    query: str | None
    address: str | None
    quoted: str | None
    remark: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalRecord:
    """Why a record of that measure does not answer."""

    table: str
    code: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowRecord:
    """One window of a series and its value."""

    start: date
    end: date
    value: Number


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesRecord:
    """The same question for every comparable window. asked: the place of the stated one, from 0."""

    label: str
    table: str
    kind: str
    asked: int | None
    rank: int | None
    median: float | None
    ratio: float | None
    ratio_before: float | None
    query: str | None
    windows: tuple[WindowRecord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonRecord:
    """Claims of one figure against official records."""

    claims: tuple[str, ...]
    measure: Measure
    period: PeriodRecord
    areas: tuple[str, ...]
    filters: tuple[FilterRecord, ...]
    stated: IntervalRecord
    readings: tuple[ReadingRecord, ...]
    refusals: tuple[RefusalRecord, ...]
    series: tuple[SeriesRecord, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftoverRecord:
    """A number that is in no claim, and why. An age that is masked has no value."""

    start: Offset
    end: Offset
    text: str
    value: Number | None
    hedge: Hedge
    reason: LeftoverReason
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditOut:
    """One audited statement. id: the file's stem."""

    schema: Literal["counterfoil.audit/1"]
    id: str
    software: Software
    document: DocumentRecord
    claims: tuple[ClaimRecord, ...]
    operation: OperationRecord | None
    relations: tuple[RelationRecord, ...]
    findings: tuple[FindingRecord, ...]
    leftovers: tuple[LeftoverRecord, ...]
    comparisons: tuple[ComparisonRecord, ...]
