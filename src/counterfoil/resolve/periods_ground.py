"""What a text offers to the question "when": its figures, its placed dates, and how each stands to the other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from operator import attrgetter

from counterfoil.model import Claim, Extraction, Measure, Period, PeriodReading, Span
from counterfoil.reference.calendar import Profile
from counterfoil.reference.patterns import Pattern, pattern
from counterfoil.reference.periods import any_of, event_kind, event_pattern, period_words
from counterfoil.resolve.calendar import NEEDS_DATE
from counterfoil.resolve.calendar_stretches import efforts
from counterfoil.resolve.calendar_text import placed, publication, sentence_at
from counterfoil.resolve.periods_persons import persons
from counterfoil.resolve.placed import Placed
from counterfoil.resolve.stretches import person_stretches

_START = attrgetter("mention.span.start")
_MANY = 12
"""A number stated more often than this ties nothing together."""
NOBODYS = ("outcome", "baseline")
"""What a date may stand beside that makes it the date of no figure: see data/periods.yml."""
_REACH = 12
"""Dates on either side of a figure that are weighed, beside those of the effort and the date line."""
_BACK = 40
"""Dates before a figure that its words may point back to."""
_LEAD = 2
"""Body blocks from the top that count as the lead of a statement."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A claim and where it stands.

    part: title, lead, list or body. event: the kind of event named nearest to it. possible: the sentence speaks of what
    the law allows. history: it looks back. past: the figure itself counts what somebody had done before ("four-time
    deported", "who has been convicted of six offences"). linked: its sentence speaks of an effort.
    """

    index: int
    claim: Claim
    sentence: int
    segment: int
    part: str
    event: str | None
    possible: bool
    history: bool
    past: bool
    linked: bool
    quoted: bool


@dataclass(frozen=True, slots=True)
class Ground:
    """A text as the period rules see it.

    series: stretches of several dated events. landmarks: the dates of the effort and of the date line. persons: for
    each sentence, whom it tells of. stretches: for each segment, the stretch about one person that it is of.
    wholes: for each figure, the index of the figure it is a part of. twins: for each figure, the others that state
    the same number. effort: the date of the main effort; counted: its sentence counts people or goods. inside:
    figures by sentence. dated: the dates by sentence. fitting: for each measure, the dates with a fitting event
    beside them.
    """

    extraction: Extraction
    published: date | None
    figures: tuple[Figure, ...]
    dates: tuple[Placed, ...]
    series: tuple[Placed, ...]
    landmarks: tuple[Placed, ...]
    persons: tuple[frozenset[str], ...]
    stretches: tuple[int | None, ...]
    wholes: tuple[int | None, ...]
    twins: tuple[tuple[int, ...], ...]
    effort: Placed | None
    counted: bool
    inside: dict[int, tuple[Figure, ...]]
    fitting: dict[Measure, tuple[Placed, ...]]
    dated: dict[int, tuple[Placed, ...]]


@cache
def _possible() -> Pattern:
    return any_of(period_words().possible)


@cache
def _history() -> Pattern:
    return any_of(period_words().history)


def ground(extraction: Extraction, claims: tuple[Claim, ...], jurisdiction: Profile | None = None) -> Ground:
    """Everything that the features of `claims` are made of."""
    published = publication(extraction)
    dates = _dates(extraction, published, jurisdiction)
    parts = _parts(extraction)
    said = {sentence: _said(extraction, sentence) for sentence in {claim.sentence for claim in claims}}
    figures = tuple(_figure(extraction, index, claim, parts, said) for index, claim in enumerate(claims))
    at = {claim.id: index for index, claim in enumerate(claims)}
    wholes = tuple(at.get(claim.share_of) if claim.share_of else None for claim in claims)
    told, counted = effort(extraction, dates, claims)
    landmarks = [item for item in dates if item is told or item.headed][:2]
    inside: dict[int, list[Figure]] = {}
    for figure in figures:
        inside.setdefault(figure.sentence, []).append(figure)
    return Ground(
        extraction, published, figures, dates, series(dates, published), tuple(landmarks), persons(extraction),
        person_stretches(extraction), wholes,
        _twins(claims), told, counted, {sentence: tuple(each) for sentence, each in inside.items()},
        {measure: _fitting(dates, kinds) for measure, kinds in period_words().measure_events.items()},
        _by_sentence(dates),
    )  # fmt: skip


def _dates(extraction: Extraction, published: date | None, jurisdiction: Profile | None) -> tuple[Placed, ...]:
    return tuple(item for item in placed(extraction, published, jurisdiction) if usable(item))


def _by_sentence(dates: tuple[Placed, ...]) -> dict[int, tuple[Placed, ...]]:
    found: dict[int, list[Placed]] = {}
    for item in dates:
        found.setdefault(item.sentence, []).append(item)
    return {sentence: tuple(items) for sentence, items in found.items()}


def before(place: Ground, figure: Figure) -> tuple[Placed, ...]:
    """The last dates of the sentences before the figure's, in text order; not more than `_BACK` of them."""
    at = bisect_left(place.dates, figure.claim.sentence.start, key=_START)
    return place.dates[max(0, at - _BACK) : at]


def _fitting(dates: tuple[Placed, ...], kinds: tuple[str, ...]) -> tuple[Placed, ...]:
    """The dates beside which an event of `kinds` is named, one for each meaning."""
    found: dict[Period | Span, Placed] = {}
    for item in dates:
        if item.event in kinds and not item.headed:
            found.setdefault(key(item), item)
    return tuple(found.values())


def near(place: Ground, figure: Figure) -> tuple[Placed, ...]:
    """The dates weighed for a figure: those around it, the effort's, the date line's, and the stretches of events."""
    at = bisect_left(place.dates, figure.claim.span.start, key=_START)
    low, high = max(0, at - _REACH), at + _REACH
    close = place.dates[low:high]
    far = tuple(item for item in place.landmarks if not any(item is other for other in close))
    return tuple(item for item in (*close, *far, *place.series) if item.event not in NOBODYS)


def usable(item: Placed) -> bool:
    """Placed, or sure to be placed once the date of publication is known."""
    return item.reading.period is not None or item.reading.needs == NEEDS_DATE


_NEWS = timedelta(days=60)
"""An event no older than this when a statement is published may be what the statement tells of."""
_SERIAL = ("removal", "conviction", "arrest", "charge", "sentence", "entry")


def series(dates: tuple[Placed, ...], published: date | None) -> tuple[Placed, ...]:
    """For each kind of event told with several days of its own, one date more that runs from the first to the last.

    "Removed four times" is about the stretch of the four removals that the text goes on to list; `count` is how many.
    Where the latest of them is the news itself, there is one more without it: "previously removed three times".
    """
    out: list[Placed] = []
    for kind in _SERIAL:
        told: dict[Period | Span, Placed] = {}
        for item in dates:
            day = item.mention.form in ("day", "month", "year") and item.mention.rule != "date.list"
            if item.event == kind and day and not item.headed and not item.ahead and item.reading.period is not None:
                told.setdefault(key(item), item)
        found = sorted(told.values(), key=_ends)
        if len(found) > 1:
            out.append(from_first_to_last(found))
        if len(found) > 2 and published is not None and _ends(found[-1]) >= published - _NEWS:
            out.append(from_first_to_last(found[:-1]))
    return tuple(out)


def _ends(item: Placed) -> date:
    return item.reading.period.end if item.reading.period is not None else date.min


def from_first_to_last(found: list[Placed]) -> Placed:
    """The stretch from the first to the last of several dated events, at least two."""
    periods = [item.reading.period for item in found if item.reading.period is not None]
    first, *_ = told = sorted(found, key=_START)
    words = tuple(item.mention.span for item in told)
    whole = Period(min(each.start for each in periods), max(each.end for each in periods))
    reading = PeriodReading("resolved", "period.series", words, whole)
    return replace(first, mention=replace(first.mention, rule="date.series", count=len(periods)), reading=reading)


def _parts(extraction: Extraction) -> tuple[str, ...]:
    """For each segment: title, lead, list or body."""
    out: list[str] = []
    bodies = 0
    for index, segment in enumerate(extraction.document.segments):
        if (segment.kind in ("headline", "subhead") and bodies == 0) or (index == 0 and len(segment.span) < 240):
            out.append("title")
        elif segment.kind == "list_item" or segment.lead is not None:
            out.append("list")
        elif segment.kind == "body":
            out.append("lead" if bodies < _LEAD else "body")
            bodies += len(segment.span) > 120
        else:
            out.append("body")
    return tuple(out)


@dataclass(frozen=True, slots=True)
class _Said:
    """What all figures of a sentence share. events: where its event words stand, and of which kind each is."""

    words: str
    events: tuple[tuple[int, int, str], ...]
    possible: bool
    history: bool
    linked: bool


def _said(extraction: Extraction, sentence: Span) -> _Said:
    words = extraction.document.quote(sentence)
    events = tuple((m.start(), m.end(), event_kind(m.group() or "")) for m in event_pattern().finditer(words))
    possible, history = _possible().search(words) is not None, _history().search(words) is not None
    return _Said(words, events, possible, history, efforts().search(words) is not None)


def _figure(
    extraction: Extraction, index: int, claim: Claim, parts: tuple[str, ...], heard: Mapping[Span, _Said]
) -> Figure:
    segment = extraction.document.segment_at(claim.span.start)
    said = heard[claim.sentence]
    at = claim.span.start - claim.sentence.start
    end = at + len(claim.span)
    return Figure(
        index, claim, sentence_at(extraction.sentences, claim.span.start), -1 if segment is None else segment,
        "body" if segment is None else parts[segment], _event(said, at, end), said.possible, said.history,
        _is_past(said.words, at, end), said.linked, _quoted(said.words, at) or claim.speaker != "narrator",
    )  # fmt: skip


@cache
def _before_past() -> Pattern:
    done = "convicted|removed|deported|charged|arrested|sentenced|entered|re-?entered|expelled|committed|amassed"
    some = r"(?:a\s+|an\s+|at\s+least\s+|over\s+|more\s+than\s+)?"
    return pattern(
        rf"\b(?:(?:has|have|had|having|after)\s+(?:\w+\s+){{0,3}}(?:{done}|encountered)"
        rf"|(?:with|has|have|had|including|include|includes)\s+{some}$"
        r"|previously|prior|history|convicted|convictions?|record|wanted)",
        ignore_case=True,
    )


@cache
def _after_past() -> Pattern:
    counted = r"\s+(?:\w+\s+){0,2}(?:prior|previous|convictions|DWIs|DUIs)"
    return pattern(rf"^(?:[\s-]times?\b|[\s-](?:convicted|deported|removed)|{counted})", ignore_case=True)


def _is_past(sentence: str, start: int, end: int) -> bool:
    head = sentence[max(0, start - 90) : start]
    return _before_past().search(head) is not None or _after_past().search(sentence[end : end + 40]) is not None


def _quoted(sentence: str, at: int) -> bool:
    return sentence.count("“", 0, at) > sentence.count("”", 0, at) or sentence.startswith(("“", '"'))


def _event(said: _Said, start: int, end: int) -> str | None:
    """The kind of the event word nearest to the figure; one before it wins over one as near after it."""
    best: tuple[int, str] | None = None
    for first, last, kind in said.events:
        gap = start - last if last <= start else first - end + 10
        if gap >= 0 and (best is None or gap < best[0]):
            best = (gap, kind)
    return best[1] if best and best[0] < 90 else None


def _twins(claims: tuple[Claim, ...]) -> tuple[tuple[int, ...], ...]:
    """For each claim, the others that state the same number of the same unit for the same measure."""
    alike: dict[tuple[object, ...], list[int]] = {}
    for index, claim in enumerate(claims):
        alike.setdefault((claim.quantity.value, claim.quantity.unit, claim.measure), []).append(index)
    out: list[tuple[int, ...]] = []
    for index, claim in enumerate(claims):
        group = alike[claim.quantity.value, claim.quantity.unit, claim.measure]
        known = claim.quantity.value is not None and len(group) <= _MANY
        out.append(tuple(other for other in group if other != index) if known else ())
    return tuple(out)


_EFFORT_FORMS = ("day", "days", "months", "month", "relative", "weekend", "weekday", "since", "window")
_COUNTED = ("arrest", "encounter", "removal", "seizure", "detainer")


def effort(extraction: Extraction, dates: tuple[Placed, ...], claims: tuple[Claim, ...]) -> tuple[Placed | None, bool]:
    """The date that the main effort of the text is told by, and whether its sentence counts people or goods.

    A day or a range of days in a sentence that speaks of an effort, or that counts several people arrested: the earlier
    in the text the better, ranges before days.
    """
    counted = {
        sentence_at(extraction.sentences, claim.span.start)
        for claim in claims
        if claim.measure in _COUNTED and (claim.quantity.value is None or claim.quantity.value > 1)
    }
    best: tuple[int, Placed, bool] | None = None
    for item in dates:
        score = _effort_score(extraction, item, counts=item.sentence in counted)
        if score is not None and (best is None or score[0] < best[0]):
            best = (score[0], item, score[1])
    return (best[1], best[2]) if best else (None, False)


def main_effort(extraction: Extraction, claims: tuple[Claim, ...]) -> Placed | None:
    """The date of the main effort of a text alone, without the ground that its figures stand on."""
    return effort(extraction, _dates(extraction, publication(extraction), None), claims)[0]


def _effort_score(extraction: Extraction, item: Placed, *, counts: bool) -> tuple[int, bool] | None:
    if item.sentence < 0 or item.headed or item.ahead or item.mention.form not in _EFFORT_FORMS:
        return None
    if item.mention.rule in ("date.today", "date.offset", "date.same", "date.following"):
        return None
    told = efforts().search(extraction.document.quote(extraction.sentences[item.sentence])) is not None
    if (not counts and not told) or item.event in ("announcement", "hearing", "entry"):
        return None
    several = item.mention.form in ("days", "months", "since") and item.mention.rule != "date.list"
    score = 2 * item.sentence - 8 * counts - 4 * told - 4 * (item.event in ("arrest", "operation")) - 4 * several
    return score, counts


def spans_of(item: Placed) -> tuple[Span, ...]:
    """The words that state a placed date."""
    return item.reading.words or (item.mention.span,)


def same(one: Placed, two: Placed) -> bool:
    """Whether two dates mean the same days."""
    return key(one) == key(two)


def key(item: Placed) -> Period | Span:
    """What a date is told apart by: its days, or its words where they are not placed."""
    return item.reading.period or item.mention.span
