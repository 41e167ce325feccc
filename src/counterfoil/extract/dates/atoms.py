"""What one atom of the date grammar means: from the words of a match to a mention, or to nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from counterfoil.model import DateForm, DateMention, DatePart, Span
from counterfoil.reference.calendar import month_numbers, words
from counterfoil.reference.patterns import Pattern, pattern

_ORDINALS = {"first": 1, "1st": 1, "q1": 1, "second": 2, "2nd": 2, "q2": 2, "third": 3, "3rd": 3, "q3": 3}
_ORDINALS |= {"fourth": 4, "4th": 4, "q4": 4, "last": 4, "final": 4}
_BACKWARD = {"past", "last", "previous", "preceding", "prior", "recent"}
_RULERS = ("trump", "biden", "obama")
_REIGNS = {"administration", "presidency", "office"}


@cache
def _pieces() -> Pattern:
    return pattern(r"\d+|\pL[\pL'’]*")


def pieces(text: str) -> list[str]:
    """Runs of digits and of letters in `text`, lower case."""
    return [match.group() or "" for match in _pieces().finditer(text.lower().replace("’", "'"))]


def year_of(word: str) -> int | None:
    """The year that two or four digits write; of two digits, 70 to 99 are of the last century."""
    if not word.isdigit() or len(word) not in (2, 4):
        return None
    value = int(word)
    return value if len(word) == 4 else value + (2000 if value < 70 else 1900)


def count_of(found: list[str]) -> int | None:
    """The count among the pieces: digits, or number words added up ("forty", "eight"); None where loose or absent."""
    table = words().counts
    total = 0
    for piece in found:
        if piece.isdigit() and len(piece) < 4:
            return int(piece)
        if piece in words().loose_counts:
            return None
        total += table.get(piece, 0) if piece not in ("a", "an") else 0
    return total or (1 if {"a", "an"} & set(found) else None)


def _dated(found: list[str]) -> DatePart:
    """Year, month and day among the pieces of one day or month, whatever their order."""
    months = month_numbers()
    month = next((months[piece] for piece in found if piece in months), None)
    numbers = [piece for piece in found if piece.isdigit()]
    year = next((int(piece) for piece in numbers if len(piece) == 4), None)
    day = next((int(piece) for piece in numbers if len(piece) < 3), None)
    return DatePart(year, month, day)


def _day(text: str, span: Span, kind: str) -> DateMention | None:
    part = _dated(pieces(text))
    rule = "date.day-month" if kind == "turned" else "date.month-day"
    return DateMention(span, "day", rule, part, part)


def _within(text: str, span: Span, _kind: str) -> DateMention | None:
    found = pieces(text)
    days = [int(piece) for piece in found if piece.isdigit() and len(piece) < 3]
    part = _dated(found)
    return DateMention(
        span, "days", "date.days-of-month",
        DatePart(part.year, part.month, days[0]), DatePart(part.year, part.month, days[1]),
    )  # fmt: skip


def _iso(text: str, span: Span, _kind: str) -> DateMention | None:
    year, month, day = (int(piece) for piece in text.split("-"))
    part = DatePart(year, month, day)
    return DateMention(span, "day", "date.iso", part, part)


def _numeric(text: str, span: Span, _kind: str) -> DateMention | None:
    one, two, tail = pieces(text)
    year = year_of(tail)
    first, second = int(one), int(two)
    if not (1 <= first <= 31 and 1 <= second <= 31 and min(first, second) <= 12):
        return None
    # Month first as written; the profile swaps the two where it says so and the figures allow either reading.
    part = DatePart(year, first, second) if first <= 12 else DatePart(year, second, first)
    word = "either" if first <= 12 and second <= 12 and first != second else None
    return DateMention(span, "day", "date.numeric", part, part, word=word)


def _ngay(text: str, span: Span, _kind: str) -> DateMention | None:
    numbers = [int(piece) for piece in pieces(text) if piece.isdigit()]
    part = DatePart(numbers[2] if len(numbers) > 2 else None, numbers[1], numbers[0])
    return DateMention(span, "day", "date.day-month", part, part) if 1 <= numbers[1] <= 12 else None


def _month(text: str, span: Span, kind: str) -> DateMention | None:
    part = _dated(pieces(text))
    return DateMention(span, "month", "date.month-year" if kind == "month_year" else "date.month", part, part)


def _year(text: str, span: Span, _kind: str) -> DateMention | None:
    part = DatePart(int(text))
    return DateMention(span, "year", "date.year", part, part)


def _fiscal(text: str, span: Span, _kind: str) -> DateMention | None:
    found = pieces(text)
    trailing = found[-2:] in (["so", "far"], ["to", "date"])
    running = trailing or found[:2] in (["so", "far"], ["thus", "far"])
    year = year_of(found[-3 if trailing else -1])
    if year is None:
        return None
    part = DatePart(year)
    word = "so far" if running else None
    return DateMention(span, "fiscal_year", "date.fiscal-year", part, part, word=word)


def _this_fiscal(text: str, span: Span, _kind: str) -> DateMention | None:
    back = bool(set(pieces(text)) & _BACKWARD)
    return DateMention(span, "fiscal_year", "date.fiscal-year-named", count=-1 if back else 0, word="fiscal year")


def _quarter(text: str, span: Span, kind: str) -> DateMention | None:
    found = pieces(text)
    nth = next((_ORDINALS[piece] for piece in (*found, found[0] + "".join(found[1:2])) if piece in _ORDINALS), None)
    fiscal = bool({"fiscal", "fy", "fys"} & set(found))
    part = DatePart(year_of(found[-1]))
    form: DateForm = "fiscal_quarter" if fiscal else "quarter"
    return DateMention(span, form, f"date.{kind}", part, part, count=nth, unit=kind)


def unit_of(found: list[str]) -> str | None:
    """The unit of time among the pieces, singular."""
    for piece in found:
        bare = {"centuries": "century"}.get(piece, piece.rstrip("s"))
        if bare in ("hour", "day", "week", "weekend", "month", "quarter", "year", "decade", "century", "night"):
            return bare
        if bare in {season.name for season in words().seasons}:
            return bare
        if bare in ("morning", "afternoon", "evening"):
            return "day"
    return None


def _window(text: str, span: Span, _kind: str) -> DateMention | None:
    found = pieces(text)
    lead = found[0]
    unit = unit_of(found[1:])
    plain = len(found) == 2 and not found[1].endswith("s")
    loose = next((piece for piece in found if piece in words().loose_counts), None)
    count = None if loose else (count_of(found[1:]) or (1 if plain else None))
    if lead in ("first", "initial") and "of" in found and {"fiscal", "fy"} & set(found):
        named = year_of(found[-1]) if len(found[-1]) == 4 else None
        of_year = DatePart(named) if named else None
        count = count_of(found[1 : found.index("of")]) or (1 if plain else None)
        return DateMention(
            span, "window", "date.first-window", of_year, of_year, count=count, unit=unit, word="fiscal year"
        )
    if "fiscal" in found:
        return DateMention(span, "fiscal_year", "date.fiscal-year-named", count=-(count or 1), word="fiscal years")
    ruler = next((name for name in _RULERS if any(piece.startswith(name) for piece in found)), None)
    if ruler is None and _REIGNS & set(found):
        ruler = "administration"
    if ruler is not None and lead in ("last", "final") and "of" in found:
        one = None if loose or found[1].endswith("s") else 1
        return DateMention(span, "window", "date.last-window", count=count or one, unit=unit, word=ruler)
    if lead in _BACKWARD:
        return _back_window(span, lead, count, unit, plain=plain)
    year = next(
        (int(piece) for piece in found if len(piece) == 4 and piece.isdigit() and piece[:2] in ("19", "20")), None
    )
    ahead = "first" if lead in ("first", "initial") else lead
    part = DatePart(year) if year else None
    return DateMention(span, "window", "date.first-window", part, part, count=count, unit=unit, word=ruler or ahead)


def _back_window(span: Span, lead: str, count: int | None, unit: str | None, *, plain: bool) -> DateMention:
    """A window that ends now; "last week" is the one before this, "the previous day" that before the day just told."""
    if lead in ("previous", "prior", "preceding") and plain and unit in ("day", "night"):
        return DateMention(span, "relative", "date.following", count=-1, unit="day", word="following")
    if plain and lead in ("last", "past", "previous"):
        return DateMention(span, "relative", "date.last", count=-1, unit=unit, word=lead)
    return DateMention(span, "window", "date.past-window", count=count, unit=unit, word="past")


def _reign_window(text: str, span: Span, _kind: str) -> DateMention | None:
    """Read words such as "President Name's first 100 days in office"."""
    found = pieces(text)
    lead = next(index for index, piece in enumerate(found) if piece in ("first", "last"))
    ruler = next(name for name in _RULERS if any(piece.startswith(name) for piece in found))
    count = count_of(found[lead + 1 :]) or 1
    return DateMention(span, "window", "date.first-window", count=count, unit=unit_of(found), word=ruler)


def _this(text: str, span: Span, _kind: str) -> DateMention | None:
    found = pieces(text)
    unit = unit_of(found)
    joined = set(found)
    if "that" in joined or "same" in joined:
        return DateMention(span, "relative", "date.same", count=0, unit=unit, word="same")
    if "following" in joined or found[:2] == ["the", "next"]:
        return DateMention(span, "relative", "date.following", count=1, unit=unit, word="following")
    if "past" in joined:
        return DateMention(span, "relative", "date.last", count=-1, unit=unit, word="last")
    early = found[0] if found[0] in ("earlier", "later", "early", "late") else None
    early = "so far" if found[:2] in (["so", "far"], ["thus", "far"]) else early
    return DateMention(span, "relative", "date.this", count=0, unit=unit, word=early or "this")


def _same_span(text: str, span: Span, _kind: str) -> DateMention | None:
    """Read "the same period of last year" and "the same 120 days in 2024"."""
    year = next((int(piece) for piece in pieces(text) if len(piece) == 4 and piece.isdigit()), None)
    part = DatePart(year) if year else None
    return DateMention(span, "relative", "date.same-span", part, part, count=-1, unit="year", word="same-span")


def _ago(text: str, span: Span, _kind: str) -> DateMention | None:
    found = pieces(text)
    count, word = count_of(found[:-1]), found[-1]
    back = -1 if word in ("ago", "earlier", "prior", "before", "previously") else 1
    return DateMention(
        span, "relative", "date.ago" if word == "ago" else "date.offset",
        count=None if count is None else back * count, unit=unit_of(found), word="ago" if word == "ago" else "offset",
    )  # fmt: skip


def _in_span(text: str, span: Span, _kind: str) -> DateMention | None:
    found = pieces(text)
    return DateMention(
        span, "window", "date.within-window", count=count_of(found[1:]), unit=unit_of(found), word=found[0]
    )


def _term(text: str, span: Span, _kind: str) -> DateMention | None:
    found = pieces(text)
    ruler = next((name for name in _RULERS if any(piece.startswith(name) for piece in found)), None)
    back = bool({"previous", "prior", "last", "former"} & set(found))
    nth = next((_ORDINALS[piece] for piece in found if piece in ("first", "second")), None)
    return DateMention(span, "term", "date.term", count=nth, word=ruler or ("previous" if back else "current"))


def _since_then(_text: str, span: Span, _kind: str) -> DateMention | None:
    return DateMention(span, "since", "date.since-then", word="then")


def _office(text: str, span: Span, _kind: str) -> DateMention | None:
    found = pieces(text)
    ruler = next((name for name in _RULERS if any(piece.startswith(name) for piece in found)), None)
    form: DateForm = "since" if found[0] in ("since", "after") else "day"
    return DateMention(span, form, "date.took-office", word=ruler or "inauguration")


def _weekend(_text: str, span: Span, _kind: str) -> DateMention | None:
    return DateMention(span, "weekend", "date.weekend", count=-1, unit="weekend", word="weekend")


def _season(text: str, span: Span, _kind: str) -> DateMention | None:
    found = pieces(text)
    season = next(piece for piece in found if piece in {item.name for item in words().seasons})
    part = DatePart(int(found[-1]))
    return DateMention(span, "season", "date.season", part, part, word=season)


def _today(text: str, span: Span, _kind: str) -> DateMention | None:
    word = " ".join(pieces(text))
    if word == "year to date":
        return DateMention(span, "relative", "date.this", count=0, unit="year", word="so far")
    days = {"yesterday": -1, "last night": -1, "overnight": -1, "tomorrow": 1}.get(word, 0)
    return DateMention(span, "relative", "date.today", count=days, unit="day", word="today")


def _decade(text: str, span: Span, _kind: str) -> DateMention | None:
    found = pieces(text)
    start = int(next(piece for piece in found if piece.isdigit()))
    word = found[0] if not found[0].isdigit() else None
    return DateMention(span, "years", "date.decade", DatePart(start), DatePart(start + 9), word=word)


def _holiday(text: str, span: Span, _kind: str) -> DateMention | None:
    joined = " ".join(pieces(text))
    name = max((item.name for item in words().holidays if joined.startswith(item.name)), key=len, default=None)
    if name is None:
        return None
    part = DatePart(year_of(pieces(text)[-1]))
    unit = "weekend" if "weekend" in joined else "day"
    return DateMention(span, "holiday", "date.holiday", part, part, unit=unit, word=name)


def _weekday(text: str, span: Span, _kind: str) -> DateMention | None:
    found = pieces(text)
    names = [name.lower() for name in words().weekdays]
    day = next(piece for piece in found if piece in names)
    lead = -1 if found[0] in ("last", "past") else 1 if found[0] == "next" else 0
    return DateMention(span, "weekday", "date.weekday", count=lead, unit="day", word=day)


READERS: dict[str, Callable[[str, Span, str], DateMention | None]] = {
    "iso": _iso, "numeric": _numeric, "within": _within, "day": _day, "turned": _day, "month_year": _month,
    "ngay": _ngay, "quarter": _quarter, "half": _quarter, "fiscal": _fiscal, "this_fiscal": _this_fiscal,
    "window": _window, "reign_window": _reign_window, "this": _this,
    "same_span": _same_span, "ago": _ago, "in_span": _in_span, "term": _term,
    "office": _office, "weekend": _weekend, "season": _season, "today": _today, "decade": _decade, "holiday": _holiday,
    "weekday": _weekday, "month": _month, "year": _year, "since_then": _since_then,
}  # fmt: skip  # the kinds of the grammar
"""What reads each kind of atom: (words, span, kind) to a mention; None where the words are no date."""
