"""What extraction finds before it knows what it means: numbers, dates, names, and the ties between them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from counterfoil.model.claim import Claim, Leftover
from counterfoil.model.document import Document
from counterfoil.model.quantity import Hedge, Number
from counterfoil.model.span import Span

NumberForm = Literal["digits", "words", "money", "percent", "fraction", "ratio", "multiple", "frequency", "vague"]


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A number expression. `span` has no hedge, article or unit noun in it, but the currency and percent signs."""

    span: Span
    value: Number | None
    high: Number | None
    hedge: Hedge
    form: NumberForm
    rule: str
    hedge_span: Span | None = None


DateForm = Literal[
    "day", "days", "month", "months", "year", "years", "fiscal_year", "fiscal_quarter", "quarter", "season",
    "relative", "window", "since", "until", "weekday", "weekend", "term", "holiday",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class DatePart:
    """One end of a date expression: what the words give of year, month and day."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression, understood but not yet placed on the calendar.

    first, last: the two ends (equal for a single day). count and unit: for windows and relative forms ("past six
    months" is 6, "month"; "last week" is -1, "week"; "this week" 0; "first 50 days" 50, "day"). word: the lower-case
    key that the resolver looks up ("monday", "biden administration", "fiscal"). rule: how it was read.
    """

    span: Span
    form: DateForm
    rule: str
    first: DatePart | None = None
    last: DatePart | None = None
    count: int | None = None
    unit: str | None = None
    word: str | None = None


NameKind = Literal[
    "agency", "place", "country", "nationality", "office", "gang", "drug", "offence", "operation", "official", "person"
]


@dataclass(frozen=True, slots=True)
class NameMention:
    """A name from a gazetteer or a pattern. `key` is the entry's id, None where only the form was recognised."""

    span: Span
    kind: NameKind
    rule: str
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """A hint from extraction to resolution about one claim: the syntax or the model ties `span` to `field`.

    value: `none`; `own` (stated in the sentence) or `inherited` (governed from elsewhere); `date` or `site` for the
    words at `span`, which may say when or where.
    weight: 0 to 1, how sure.
    """

    claim: str
    field: str
    value: str
    rule: str
    weight: float
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that extraction found. Claims carry what their own sentence gives; periods are not yet on the calendar."""

    document: Document
    sentences: tuple[Span, ...]
    claims: tuple[Claim, ...]
    leftovers: tuple[Leftover, ...]
    dates: tuple[DateMention, ...] = ()
    names: tuple[NameMention, ...] = ()
    cues: tuple[Cue, ...] = ()

    def of_story(self, number: int) -> Extraction:
        """What was found in one story of the page, and in what belongs to all of them."""
        document = self.document.of_story(number)

        def told(span: Span) -> bool:
            return document.segment_at(span.start) is not None

        claims = tuple(claim for claim in self.claims if told(claim.span))
        kept = {claim.id for claim in claims}
        return replace(
            self,
            document=document,
            sentences=tuple(sentence for sentence in self.sentences if told(sentence)),
            claims=claims,
            leftovers=tuple(leftover for leftover in self.leftovers if told(leftover.span)),
            dates=tuple(mention for mention in self.dates if told(mention.span)),
            names=tuple(mention for mention in self.names if told(mention.span)),
            cues=tuple(cue for cue in self.cues if cue.claim in kept),
        )
