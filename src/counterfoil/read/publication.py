"""When a statement was published: the user's word, then metadata, then what the page prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from counterfoil.model import Segment, SourceError
from counterfoil.read.furniture import DAY, MONTHS, NUMERIC_DAY, byline_date, form, printed_date
from counterfoil.reference.patterns import Pattern, pattern

_SPANISH = {"ene": "jan", "abr": "apr", "ago": "aug", "dic": "dec"}
"""The Spanish months whose first letters are not those of the English ones."""


_TOP = 5
"""Lines from the top among which a date of publication may stand below the lead."""


@dataclass(frozen=True, slots=True)
class Published:
    """A publication date and the rule by which it is known."""

    day: date
    rule: str


def given(value: date | str | None) -> Published | None:
    """The date that the user gave.

    Raises SourceError where it is not a calendar day written as YYYY-MM-DD.
    """
    if value is None:
        return None
    day = value if isinstance(value, date) else parse_iso(value)
    if day is None:
        raise SourceError(
            f"The publication date {value!r} is not a day of the calendar.",
            "Dates such as “last week” would be placed wrongly.",
            "Write it as YYYY-MM-DD, for example 2025-06-10.",
        )
    return Published(day, "date.given")


@cache
def _iso() -> Pattern:
    return pattern(r"^\s*([12][0-9]{3})-?([0-9]{2})-?([0-9]{2})(?:[T ].*)?$")


@cache
def _printed_day() -> Pattern:
    return pattern(f"(?:{DAY}|{NUMERIC_DAY})", ignore_case=True)


@cache
def _numbers() -> Pattern:
    return pattern("[0-9]+")


@cache
def _dateline() -> Pattern:
    """A place in capitals, a full date, a dash: HARBORVILLE, June 10, 2025 –."""
    place = r"\(?[A-Z][A-Z.'’ ]{2,30}\)?(?:, [A-Z][A-Za-z.]{1,14})?"
    return pattern(f"^{place},? [(]?({DAY})[)]?,? ?[–—-]")


@cache
def _revised() -> Pattern:
    return pattern(r"^\W*(?:last )?(?:updated|modified)\b", ignore_case=True)


@cache
def _labelled() -> Pattern:
    return pattern(r"^\W*(?:by\b|(?:first |date )?(?:published|posted)\b|publication date\b)", ignore_case=True)


def parse_iso(value: str) -> date | None:
    """The calendar day that begins `value`, an ISO 8601 date or date-time; None where there is none."""
    found = _iso().match(value)
    if found is None:
        return None
    return _day(int(found.group(1) or 0), int(found.group(2) or 0), int(found.group(3) or 0))


def parse_printed(value: str) -> date | None:
    """The calendar day in `value`, as US offices print it: June 10, 2025; 10 June 2025; 6/10/2025; 2025-06-10."""
    iso = parse_iso(value)
    if iso is not None:
        return iso
    found = _printed_day().search(value)
    if found is None:
        return None
    words = found.group() or ""
    numbers = [int(number.group() or 0) for number in _numbers().finditer(words)]
    letters = "".join(char if char.isalpha() else " " for char in words).casefold().split()
    months = [_SPANISH.get(word[:3], word[:3]) for word in letters]
    named = [MONTHS.index(month) + 1 for month in months if month in MONTHS]
    if named and len(numbers) == 2:
        return _day(numbers[1], named[0], numbers[0])
    if len(numbers) != 3:
        return None
    if numbers[0] > 31:
        return _day(*numbers)
    month, day, year = numbers
    if month > 12:
        month, day = day, month
    return _day(year + 2000 if year < 100 else year, month, day)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1900 <= year <= 2200 else None
    except ValueError:
        return None


def printed(text: str, segments: Sequence[Segment]) -> Published | None:
    """The date that the page prints as its own.

    It stands beside the release line, on a line of its own or in a byline above the story or just below its lead, in
    the dateline, or in the time stamp that a content management system leaves below the story. Dates inside sentences
    are dates of events, and never taken.
    """
    lines = [text[part.span.start : part.span.end] for part in segments]
    story = next((index for index, part in enumerate(segments) if part.kind in ("body", "list_item")), len(segments))
    above = [(index, day) for index in range(story) if (day := _own_line(lines[index])) is not None]
    releases = [index for index in range(story) if segments[index].rule.startswith("segment.release")]
    for index, day in above:
        if any(0 <= index - release <= 3 for release in releases):
            return Published(day, "date.text")
    if above:
        return Published(above[0][1], "date.text")
    if story < len(lines):
        dated = _dateline().match(lines[story])
        day = parse_printed(dated.group(1) or "") if dated else None
        if day is not None:
            return Published(day, "date.text")
    stamps = [parse_iso(line) for line, part in zip(lines, segments, strict=True) if part.rule == "segment.stamp"]
    first = next((day for day in stamps if day is not None), None) or _below_the_lead(lines, segments, story)
    return Published(first, "date.text") if first is not None else None


def _below_the_lead(lines: Sequence[str], segments: Sequence[Segment], story: int) -> date | None:
    """The day of a line below the lead, among the first few: said to be that of publication, or the only such line.

    Where more lines are dates alone they head the days of a chronicle, and none of them is that of publication. What
    stands behind other furniture may belong to other news.
    """
    top: list[str] = []
    for line, part in zip(lines[story:_TOP], segments[story:_TOP], strict=True):
        if part.kind not in ("body", "list_item", "dateline") and form(line) != "stamp":
            break
        top.append(line)
    said = (_own_line(line) for line in top if _labelled().match(line))
    labelled = next((day for day in said if day is not None), None)
    if labelled is not None:
        return labelled
    alone = [line for line in lines if printed_date(line) is not None]
    return _own_line(alone[0]) if len(alone) == 1 and alone[0] in top else None


def _own_line(line: str) -> date | None:
    """The day of a line that is a date, or a release or contact line with a full date at its head or its end."""
    if _revised().match(line):
        return None
    alone = printed_date(line.split("   ", maxsplit=1)[0]) or byline_date(line)
    if alone is not None:
        return parse_printed(alone)
    if form(line) in ("release", "contact"):
        found = _printed_day().search(line)
        if found is not None and (found.start() == 0 or found.end() == len(line.rstrip(" .")) or len(line) < 60):
            return parse_printed(found.group() or "")
    return None
