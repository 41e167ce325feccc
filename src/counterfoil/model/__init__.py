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
from counterfoil.model.links import (
    Compared,
    CrossFinding,
    Drift,
    Figure,
    Link,
    Linked,
    LinkKind,
    Reason,
    Statement,
    Tie,
)  # fmt: skip
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
    "CaseExample", "Claim", "Compared", "Comparison", "CounterfoilError", "CrossFinding", "Cue", "DataError",
    "DateForm", "DateMention", "DatePart", "Document", "Drift", "Extraction", "Figure", "Filter", "FilterKind",
    "Finding", "Fit", "Hedge", "Inference", "Interval", "Leftover", "LeftoverReason", "Link", "LinkKind", "Linked",
    "Measure", "NameKind", "NameMention", "Number", "NumberForm", "NumberMention", "Operation", "Period",
    "PeriodReading", "PeriodStatus", "Quantity", "Reading", "Reason", "RecordAnswer", "RecordFigure",
    "RecordQuestion", "RecordRefusal", "RecordSeries", "Relation", "RelationKind", "Segment", "SegmentKind",
    "SourceError", "Span", "Statement", "Step", "Tie", "Unit", "Verdict",
]  # fmt: skip
