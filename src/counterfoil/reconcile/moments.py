"""The days that a date can mean, and those that a length in words can mean: wide enough for any ordinary reading."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from counterfoil.model import DateMention, DatePart, Interval, Relation, Span, Step
from counterfoil.reconcile.setting import Setting
from counterfoil.reference.numbers import number_words
from counterfoil.reference.patterns import Pattern, pattern
from counterfoil.reference.printing import number

NAMED = ("day", "days", "month", "months", "year", "years", "since")
"""Forms of dates that name their own place on the calendar."""
_NOT_PAST = 3
"""Days by which a date without a year may lie behind the publication and still be of the year of it."""
_DAYS = {"day": 1.0, "night": 1.0, "week": 7.0, "month": 30.44, "year": 365.25, "decade": 3652.5}
_MONTHS = 12
_HEDGES = (
    r"(?P<just>just over|a little over|a little more than|slightly more than|slightly over|barely over)"
    r"|(?P<over>more than|over|at least|upwards? of|in excess of|no fewer than|no less than|well over)"
    r"|(?P<nearly>nearly|almost|just under|just shy of|close to|not quite|just short of)"
    r"|(?P<under>less than|fewer than|under|within|no more than|not more than|up to|at most)"
    r"|(?P<about>about|approximately|around|roughly|some|an estimated|an average of)"
)
_STOP = pattern(r"[.!?][”\"]? \p{Lu}|\n")
_COMPOUND = pattern(r"^(?:,? and (?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|\pN+)\b|[ -]olds?\b)")
_HALF = pattern(r"^ and a half\b")


@dataclass(frozen=True, slots=True)
class Moment:
    """The first and the last day that a date can be, for each year that it can be of."""

    span: Span
    readings: tuple[tuple[date, date], ...]

    def never_before(self, other: Moment, days: int = 0) -> bool:
        """True where this one lies behind the other, by more than `days`, in every reading of both."""
        return all((a[0] - b[1]).days > days for a in self.readings for b in other.readings)

    def apart(self, other: Moment) -> tuple[Interval, ...]:
        """The days from this one to the other, for each reading of both in which the other is the later."""
        pairs = ((a, b) for a in self.readings for b in other.readings if b[1] >= a[0])
        return tuple(Interval(max(0, (b[0] - a[1]).days), (b[1] - a[0]).days) for a, b in pairs)


@dataclass(frozen=True, slots=True)
class Length:
    """A length told in words: where it stands, and the days that it can mean."""

    span: Span
    days: Interval
    unit: str


def moment(setting: Setting, mention: DateMention) -> Moment | None:
    """The days that one mention can mean; None where no year is near that it could be of."""
    first, last = mention.first, mention.last or mention.first
    if mention.form not in NAMED or first is None or last is None:
        return None
    found: list[tuple[date, date]] = []
    for year in _years(setting, mention, first, last):
        start, end = _edge(first, first.year or year, last=False), _edge(last, last.year or year, last=True)
        if start is not None and end is not None and start > end and not (first.year and last.year):
            start = _edge(first, (first.year or year) - 1, last=False)
        if start is not None and end is not None and start <= end:
            found.append((start, end))
    return Moment(mention.span, tuple(dict.fromkeys(found))) if found else None


def ends(setting: Setting, mention: DateMention) -> tuple[Moment, Moment] | None:
    """The first and the last end of a range, each with all the days that its words allow."""
    one, two = mention.first, mention.last
    if mention.form not in ("days", "months", "years") or one is None or two is None or mention.rule == "date.decade":
        return None
    starts: list[tuple[date, date]] = []
    stops: list[tuple[date, date]] = []
    over = 1 if (two.month or _MONTHS, two.day or 31) < (one.month or 1, one.day or 1) else 0
    for year in _years(setting, mention, one, two):
        last_year = two.year or (one.year + over if one.year else year)
        first_year = one.year or last_year - over
        days = [
            _edge(part, y, last=side) for part, y in ((one, first_year), (two, last_year)) for side in (False, True)
        ]
        known = [day for day in days if day is not None]
        if len(known) == len(days) and known[0] <= known[3]:
            starts.append((known[0], known[1]))
            stops.append((known[2], known[3]))
    return (Moment(mention.span, tuple(starts)), Moment(mention.span, tuple(stops))) if starts else None


def published(setting: Setting) -> Moment | None:
    """The day of publication as a moment of the text's end."""
    day, at = setting.document.published, len(setting.document.text)
    return None if day is None else Moment(Span(max(0, at - 1), at), ((day, day),))


def _years(setting: Setting, mention: DateMention, first: DatePart, last: DatePart) -> tuple[int, ...]:
    """The years that a date can be of: its own, else that of the publication or of a date told before it."""
    if first.year or last.year:
        return (last.year or first.year or 0,)
    found: list[int] = []
    day = setting.document.published
    if day is not None and last.month is not None:
        ahead = (last.month, last.day or 1) > (day.month, min(31, day.day + _NOT_PAST))
        found.append(day.year - 1 if ahead else day.year)
    named = [m for m in setting.extraction.dates if m.form in NAMED and m.first is not None and m.first.year]
    before = [m for m in named if m.span.end <= mention.span.start]
    for near in (*before[-1:], *(m for m in named if _shares_sentence(setting, mention, m))):
        last_year = (near.last or near.first or last).year or 0
        found += [last_year, last_year + 1] if near.span.end <= mention.span.start else [last_year, last_year - 1]
    return tuple(dict.fromkeys(found))


def _shares_sentence(setting: Setting, one: DateMention, two: DateMention) -> bool:
    home = sentence_of(setting, one.span)
    return home is not None and home.contains(two.span)


def apart_by_stop(setting: Setting, start: int, end: int) -> bool:
    """True where a sentence may end between two places that one sentence holds: "… into the U.S. Other convictions"."""
    return _STOP.search(setting.document.text[start:end]) is not None


def sentence_of(setting: Setting, span: Span) -> Span | None:
    """The sentence that holds a span."""
    return next((s for s in setting.extraction.sentences if s.contains(span)), None)


def _edge(part: DatePart, year: int, *, last: bool) -> date | None:
    """The first or the last day of a day, a month or a year."""
    month = part.month or (_MONTHS if last else 1)
    try:
        return date(year, month, part.day or (monthrange(year, month)[1] if last else 1))
    except ValueError:
        return None


@cache
def _lengths() -> Pattern:
    words = "|".join((*number_words().units, *number_words().tens))
    digits = r"[0-9]{1,3}(?:\.[0-9])?"
    count = rf"(?P<count>{digits}|(?:{words})(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|an?)"
    return pattern(
        rf"\b(?:(?:{_HEDGES}) )?(?:short |whole |full )?{count}(?P<half>-and-a-half)?[ -](?P<unit>day|night"
        rf"|week|month|year|decade)s?\b"
    )


def lengths_in(setting: Setting, span: Span) -> Iterator[Length]:
    """Every length told in a stretch of the text."""
    words = setting.lower[span.start : span.end]
    if not any(unit in words for unit in _DAYS):  # most sentences tell no time, which is sooner seen than matched
        return
    for match in _lengths().finditer(words):
        rest = words[match.end() : match.end() + 30]
        half = match.group("half") is not None or _HALF.match(rest) is not None
        if not half and _COMPOUND.match(rest) is not None:
            continue
        value = _value(match.group("count") or "") + (0.5 if half else 0.0)
        hedges = ("just", "over", "nearly", "under", "about")
        hedge = next((name for name in hedges if match.group(name) is not None), "")
        unit = match.group("unit") or "day"
        if value:
            low, high = _reach(value, hedge, unit)
            size = _DAYS[unit]
            days = Interval(max(0.0, low * size), None if high is None else high * size)
            yield Length(Span(span.start + match.start(), span.start + match.end()), days, unit)


def _value(count: str) -> float:
    if count[:1].isdigit():
        return float(count)
    table = {**number_words().units, **number_words().tens, "a": 1, "an": 1}
    return float(sum(table.get(word, 0) for word in count.split("-")))


def _reach(value: float, hedge: str, unit: str) -> tuple[float, float | None]:
    """The fewest and the most units that a hedged length can mean, a writer's rounding both ways allowed."""
    day = unit in ("day", "night")
    below, above = (1.0, 1.0) if day else (0.75, 0.99 if unit == "decade" else 1.0)
    if unit == "decade":
        below = 0.4
    below, above = max(below, 0.1 * value), max(above, 0.1 * value)
    if value <= 1 and not day:
        below = 0.5
    if hedge == "over":
        return value - min(below, 0.5 if not day else 1.0), None
    if hedge == "just":
        return value - 0.5 * below, value + max(1.0, 0.3 * value)
    if hedge == "nearly":
        return value - (0.6 if unit == "decade" else max(1.0, 0.2 * value)), value + 0.5 * above
    if hedge == "under":
        return 0.0, value + 0.5 * above
    if hedge == "about":
        return value - max(below, 0.3 * value), value + max(above, 0.35 * value)
    return value - below, value + above


def told(setting: Setting, length: Length, first: Moment, last: Moment, rule: str) -> Relation:
    """The finding that a length is not that between two dates."""
    parts = sorted(first.apart(last), key=lambda i: abs(float(i.low or 0) - float(length.days.low or 0)))
    low, high = int(parts[0].low or 0), int(parts[0].high or 0)
    until = "publication" if last.span.end == len(setting.document.text) else setting.words(last.span)
    counted = spelled(low, high)
    begun = setting.words(first.span).removeprefix("Since ").removeprefix("since ")
    ran = begun if first.span == last.span else f"from {begun} to {until}"
    said = setting.words(length.span).lower().replace(f"-{length.unit}", f" {length.unit}s")
    return Relation(
        kind="duration",
        claims=(),
        verdict="inconsistent",
        stated=said.replace("ss", "s") if said.endswith("ss") else said,
        computed=counted,
        rule=rule,
        steps=(Step(f"{ran} is {counted}", Interval(low, high)),),
        stated_interval=length.days,
        computed_interval=Interval(low, high),
        basis=tuple(
            dict.fromkeys(s for s in (length.span, first.span, last.span) if s.end < len(setting.document.text))
        ),
    )


def spelled(low: int, high: int) -> str:
    """Days in the unit that a reader counts in: `8.5 months`, `between 3 and 5 years`."""
    for unit, size, least in (("year", _DAYS["year"], 700), ("month", _DAYS["month"], 60), ("day", 1.0, 0)):
        if high >= least:
            few, many = round(low / size, 1), round(high / size, 1)
            shown = number(many) if few == many else f"between {number(few)} and {number(many)}"
            return f"{shown} {unit}" + ("" if few == many == 1 else "s")
    return ""
