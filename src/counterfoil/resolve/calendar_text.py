"""All date mentions of a text on the calendar, each with what the text around it gives: year, anchor, event."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from operator import attrgetter

from counterfoil.model import DateMention, Document, Extraction, Period, PeriodReading, Span
from counterfoil.reference.calendar import Profile
from counterfoil.reference.patterns import Pattern, pattern
from counterfoil.reference.periods import any_of, event_kind, event_pattern, period_words
from counterfoil.resolve.calendar import Setting, place
from counterfoil.resolve.calendar_nobodys import nobodys
from counterfoil.resolve.calendar_stretches import of_that_length
from counterfoil.resolve.placed import Placed

_NEAR = 70
"""Characters after a date within which a word that names an event is taken to belong to it."""
_FAR = 150
"""The same before the date, where the verb stands of the clause that the date closes."""
_AFTER, _NOUN = 45, 30
"""How many characters farther off an event counts that stands after the date, and one that is no verb of the past."""
_ORDER, _ORDERS = "order", 60
"""The kind of event of an order of removal, which removes nobody yet; how far before the word it is looked for."""
_PAST = frozenset(
    {"stole", "sold", "shot", "died", "pled", "found", "fled", "hid", "made", "led", "took", "paid", "ran"}
)
_POINTING = frozenset(
    {"date.same", "date.following", "date.offset", "date.of-year", "date.since", "date.since-then", "date.same-span"}
)
_STRETCHES = (
    "days",
    "months",
    "month",
    "since",
    "window",
    "fiscal_year",
    "quarter",
    "relative",
    "term",
    "weekend",
    "holiday",
)
"""What "the same period of last year" may point back to."""
_TO_SENTENCE = pattern(r"(?i)\b(?:at|in) (?:(?:his|her|their|the|a) )?sentencing(?: hearing)?,? (?:on )?$")
_TODAY = pattern(r"(?i)^today")
_WEEKENDS = pattern(r"(?i)\bweekends of $")
"""A list of weekends names the Saturdays; the Sundays belong to them."""
_STALE = timedelta(days=15)
_HEAD = 25
"""Segments from the top among which the date line of a statement is looked for."""
_LINE = 48
"""Characters that a date line may hold beside its date ("Contact: …")."""


@cache
def _ahead() -> Pattern:
    return any_of(period_words().ahead)


_START = attrgetter("start")


def sentence_at(sentences: tuple[Span, ...], position: int) -> int:
    """Index of the sentence that holds `position`, or of the last one that begins before it; -1 where none does."""
    return bisect_right(sentences, position, key=_START) - 1


def dated_line(extraction: Extraction) -> DateMention | None:
    """The line near the top that holds little but a full date: how releases without metadata state their own date."""
    document = extraction.document
    for mention in extraction.dates:
        index = document.segment_at(mention.span.start)
        if index is None or index >= _HEAD:
            continue
        full = mention.form == "day" and mention.first is not None and mention.first.year is not None
        if full and len(document.segments[index].span) - len(mention.span) <= _LINE:
            return mention
    return None


def publication(extraction: Extraction) -> date | None:
    """The day of publication: as the document knows it, else as its date line states it."""
    document = extraction.document
    if document.published is not None:
        return document.published
    line = dated_line(extraction)
    reading = place(line, None) if line else None
    return reading.period.start if reading and reading.period else None


def placed(extraction: Extraction, published: date | None, jurisdiction: Profile | None = None) -> tuple[Placed, ...]:
    """Every mention of the text, in order, read against `published` and against the mentions before it."""
    out: list[Placed] = []
    document, sentences = extraction.document, extraction.sentences
    line = dated_line(extraction)
    for mention in extraction.dates:
        sentence = sentence_at(sentences, mention.span.start)
        segment = document.segment_at(mention.span.start)
        ahead = _looks_ahead(document, sentences, sentence, mention)
        setting = _setting(document, out, mention, sentence, ahead=ahead)
        reading = place(mention, published, jurisdiction, setting)
        event = _event(document, sentences, sentence, mention)
        headed = line is not None and mention.span == line.span
        out.append(Placed(mention, reading, sentence, -1 if segment is None else segment, event, ahead, headed))
    return _listed(document, of_that_length(document, sentences, _when_said(document, out, published), published))


def _when_said(document: Document, found: list[Placed], published: date | None) -> list[Placed]:
    """A quoted "today" is the day on which it was said: that of the event the statement tells, if told days later.

    That day is the first day of the text, where it is at most two weeks before publication.
    """
    if published is None:
        return found
    told = next((each for each in found if _of_day(each) and not (each.headed or each.ahead)), None)
    if told is None or told.reading.period is None or not timedelta(0) < published - told.reading.period.start < _STALE:
        return found
    said = PeriodReading("resolved", "period.when-said", period=told.reading.period)
    return [
        replace(each, reading=said)
        if each.mention.rule == "date.today" and _TODAY.search(document.quote(each.mention.span)) and
        document.in_quotation(each.mention.span.start) else each
        for each in found
    ]  # fmt: skip


def _of_day(item: Placed) -> bool:
    return item.mention.form in ("day", "weekday") and item.reading.period is not None and item.event != "outcome"


def _looks_ahead(document: Document, sentences: tuple[Span, ...], index: int, mention: DateMention) -> bool:
    """Whether the words before a date say that it is to come, or threaten a penalty at a sentencing on that date."""
    if index < 0:
        return False
    start = max(sentences[index].start, mention.span.start - 2 * _NEAR)
    before = document.text[start : mention.span.start]
    if _ahead().search(before) is not None:
        return True
    return _TO_SENTENCE.search(before) is not None and _threat().search(before) is not None


@cache
def _threat() -> Pattern:
    return any_of(period_words().possible)


def _setting(document: Document, before: list[Placed], mention: DateMention, sentence: int, *, ahead: bool) -> Setting:
    known = [item for item in before[-4:] if item.reading.period is not None and not item.headed]
    last = known[-1] if known else None
    if last is None or last.reading.period is None:
        return Setting(ahead=ahead)
    anchor = _anchor(known, mention, sentence)
    return Setting(_context_year(document, last, mention, sentence), anchor, ahead)


def _anchor(known: list[Placed], mention: DateMention, sentence: int) -> Period | None:
    """What "the same day" or "two days later" counts from: the last single date of this sentence or the two before."""
    if mention.rule not in _POINTING:
        return None
    if mention.rule == "date.same-span":
        return next((item.reading.period for item in reversed(known) if item.mention.form in _STRETCHES), None)
    for item in reversed(known):
        if (
            item.mention.form in ("day", "relative", "month", "year", "weekday", "days", "since")
            and sentence - item.sentence <= 4
        ):
            return item.reading.period
    return None


def _context_year(document: Document, last: Placed, mention: DateMention, sentence: int) -> int | None:
    """The year that a date without one borrows from the date just before it.

    "Nine days later, on Sept. 12" does, and so does March 25 in "on Feb. 10, 2019, … and on March 25".
    """
    period = last.reading.period
    if period is None or mention.first is None or mention.first.month is None or mention.first.year is not None:
        return None
    gap = document.text[last.mention.span.end : mention.span.start]
    offset = last.mention.rule in ("date.offset", "date.following")
    if offset and len(gap) < 12:
        return period.end.year
    stated = last.mention.first is not None and last.mention.first.year is not None and last.mention.form == "day"
    later = (mention.first.month, mention.first.day or 31) >= (period.end.month, period.end.day)
    if stated and later and last.sentence == sentence and len(gap) < 160:
        return period.end.year
    return None


def _event(document: Document, sentences: tuple[Span, ...], index: int, mention: DateMention) -> str | None:
    """The kind of event named beside a date, inside its sentence."""
    if index < 0:
        return None
    start = max(sentences[index].start, mention.span.start - _FAR)
    end = min(sentences[index].end, mention.span.end + _NEAR)
    event = event_near(document.text, start, end, mention.span)
    return nobodys(document.text, sentences[index], start, mention, event) or event


def event_near(text: str, start: int, end: int, span: Span) -> str | None:
    """The kind of the event word of `text[start:end]` nearest to `span`: a verb of the past sooner than a noun."""
    best: tuple[int, str] | None = None
    for match in event_pattern().finditer(text[start:end]):
        first, last = start + match.start(), start + match.end()
        if first < span.end and last > span.start:
            continue
        gap = first - span.end + _AFTER if first >= span.end else span.start - last
        word = match.group() or ""
        done = word.endswith(("ed", "ght")) or word.lower() in _PAST
        cost = gap if done else gap + _NOUN
        if best is None or cost < best[0]:
            kind = event_kind(word)
            best = (cost, _ORDER if kind == "removal" and _is_ordered(text, start, first, last) else kind)
    return best[1] if best else None


def _is_ordered(text: str, start: int, first: int, last: int) -> bool:
    """Whether a word of removal tells what somebody ordered: "a judge ordered him removed", "a removal order"."""
    before = _ordered().search(text[max(start, first - _ORDERS) : first])
    given = before is not None and " and " not in (before.group() or "")
    return given or text.startswith(" order", last)


@cache
def _ordered() -> Pattern:
    return pattern(r"\border(?:ed|s|ing)?\b[^.;,]*$", ignore_case=True)


def _listed(document: Document, items: list[Placed]) -> tuple[Placed, ...]:
    """The items, with one more for every list of dates ("in 2016, 2017 and 2022"): from its first day to its last."""
    out: list[Placed] = []
    run: list[Placed] = []
    for item in [*items, None]:
        if run and item is not None and _follows(document, run[-1], item):
            run.append(item)
        else:
            if len(run) > 1:
                out.append(_union(document, run))
            run = [item] if item is not None and item.reading.period is not None else []
        if item is not None:
            out.append(item)
    return tuple(sorted(out, key=lambda item: (item.mention.span.start, -item.mention.span.end)))


def _follows(document: Document, one: Placed, two: Placed) -> bool:
    gap = " ".join(document.text[one.mention.span.end : two.mention.span.start].split())
    known = two.reading.period is not None and two.mention.form == one.mention.form
    return known and gap in (
        ",",
        "and",
        ", and",
        "&",
        "and in",
        "and on",
        ", and on",
        ", and in",
        "or",
        "and again",
        ", and again",
        "and again on",
        ", and again on",
    )


def _union(document: Document, run: list[Placed]) -> Placed:
    periods = [item.reading.period for item in run if item.reading.period is not None]
    words = tuple(item.mention.span for item in run)
    if _WEEKENDS.search(document.text[max(0, run[0].mention.span.start - 16) : run[0].mention.span.start]) is not None:
        periods = [Period(each.start, each.end + timedelta(days=1)) for each in periods]
    period = Period(min(each.start for each in periods), max(each.end for each in periods))
    reading = PeriodReading("resolved", "period.list-of-dates", words, period)
    span = Span(run[0].mention.span.start, run[-1].mention.span.end)
    mention = replace(run[0].mention, span=span, rule="date.list")
    return replace(run[0], mention=mention, reading=reading)
