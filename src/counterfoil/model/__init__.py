"""The nouns: frozen, typed, and built on the standard library alone."""

from counterfoil.model.claim import (
    FILTER_KINDS,
    MEASURES,
    Claim,
    Filter,
    FilterKind,
    Leftover,
    LeftoverReason,
    Measure,
)  # fmt: skip
from counterfoil.model.document import Anchor, Document, Segment, SegmentKind
from counterfoil.model.errors import CounterfoilError, DataError, SourceError
from counterfoil.model.inference import Inference, Period, PeriodReading, PeriodStatus
from counterfoil.model.mention import (
    Cue,
    DateForm,
    DateMention,
    DatePart,
    Extraction,
    NameKind,
    NameMention,
    NumberForm,
    NumberMention,
)  # fmt: skip
from counterfoil.model.outcome import (
    VERDICTS,
    AuditRecord,
    CaseExample,
    Finding,
    Operation,
    Relation,
    RelationKind,
    Step,
    Verdict,
)  # fmt: skip
from counterfoil.model.quantity import HEDGES, UNITS, Hedge, Interval, Number, Quantity, Unit
from counterfoil.model.records import (
    BEFORE,
    Agreement,
    Comparison,
    Fit,
    Reading,
    RecordAnswer,
    RecordFigure,
    RecordQuestion,
    RecordRefusal,
    RecordSeries,
)  # fmt: skip
from counterfoil.model.span import Span

__all__ = [
    "BEFORE", "FILTER_KINDS", "HEDGES", "MEASURES", "UNITS", "VERDICTS", "Agreement", "Anchor", "AuditRecord",
    "CaseExample", "Claim", "Comparison", "CounterfoilError", "Cue", "DataError", "DateForm", "DateMention", "DatePart",
    "Document", "Extraction", "Filter", "FilterKind", "Finding", "Fit", "Hedge", "Inference", "Interval",
    "Leftover", "LeftoverReason", "Measure", "NameKind", "NameMention", "Number", "NumberForm", "NumberMention",
    "Operation", "Period", "PeriodReading", "PeriodStatus", "Quantity", "Reading", "RecordAnswer", "RecordFigure",
    "RecordQuestion", "RecordRefusal", "RecordSeries", "Relation", "RelationKind", "Segment", "SegmentKind",
    "SourceError", "Span", "Step", "Unit", "Verdict",
]  # fmt: skip
