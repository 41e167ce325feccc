"""Whether words that look like a date are one: the words around them decide."""

from __future__ import annotations

from dataclasses import replace

from counterfoil.extract.dates.atoms import pieces
from counterfoil.extract.numbers.guards import states_length
from counterfoil.model import DateMention, DatePart, Span
from counterfoil.reference.calendar import words

_STRONG = frozenset((
    "in", "since", "until", "during", "throughout", "early", "late", "mid", "last", "this", "next", "every", "past",
    "between", "mid-", "before", "after", "through", "starting", "beginning", "around", "about", "approximately",
))  # fmt: skip  # words after which even a doubtful name is a month
_WEAK = frozenset((
    "by", "from", "to", "of", "and", "or", "for", "on", "the", "as", "circa", "with", "effective", "end", "start",
))  # fmt: skip  # words after which a name is a month unless a capitalised word follows
_DETERMINERS = frozenset((
    "the", "a", "an", "his", "her", "their", "its", "this", "that", "another", "previous", "prior", "earlier",
))  # fmt: skip
_YEAR_LEADS = _STRONG | (_WEAK - {"with"}) | frozenset((
    "year", "years", "summer", "fall", "winter", "spring", "autumn", "tax", "calendar", "least", "de", "năm", "season",
    "class", "election", "late-", "early-", "versus", "vs.", "than", "full",
))  # fmt: skip
_FUNCTION = frozenset((
    "a", "about", "across", "after", "against", "along", "also", "an", "and", "as", "at", "because", "before", "but",
    "by", "during", "following", "for", "from", "he", "her", "his", "in", "into", "it", "led", "near", "of", "on", "or",
    "our", "over", "she", "that", "the", "their", "then", "they", "through", "throughout", "to", "under", "was", "we",
    "were", "when", "where", "which", "while", "who", "with", "within", "without", "netted", "resulted", "is", "are",
    "had", "has",
))  # fmt: skip  # words that can follow a finished range of days
_SINGULAR_S = frozenset(("as", "was", "has", "charges", "convictions", "elections", "series"))
_MEASURES = ("%", "percent", "-year-old", " year-old", "years old", " million", " billion", " thousand")


def trimmed(mention: DateMention, kind: str, text: str) -> DateMention | None:
    """The part of a match that is the date: "May 4 to 10 people" holds only "May 4".

    None where nothing is left.
    """
    after = text[mention.span.end : mention.span.end + 24]
    if mention.first is None or mention.first.year is not None:
        return mention
    written = text[mention.span.start : mention.span.end]
    if kind == "within" and mention.last != mention.first:
        worded = {"to", "and", "through", "until"} & set(pieces(written))
        dashed = any(mark in written for mark in "-–—")
        counted = _counts(after) or _on_another_day(after)
        if _figure(after) or (counted and (worded or not dashed)) or _falls(mention):
            return _first_day(mention, written)
    if kind == "turned" and _figure(after):
        return None
    return _month_only(mention, text) if kind == "day" and _figure(after) else mention


def _falls(mention: DateMention) -> bool:
    """Whether the second day lies before the first: "sentenced May 23 to 14 years" is no range."""
    first, last = mention.first, mention.last
    return bool(first and last and first.day and last.day and last.day < first.day)


def _figure(after: str) -> bool:
    """The number before `after` is a figure: "May 4,000", "March 22.5", "10 percent"."""
    if after[:1] in (",", ".") and after[1:2].isdigit():
        return after[0] == "." or after[1:4].isdigit()
    return after.lstrip().lower().startswith(_MEASURES)


def _counts(after: str) -> bool:
    """A noun follows, so the number before it counts something."""
    if after[:1] not in (" ", "\n"):
        return False
    head = after.split()[:1]
    return bool(head) and head[0][0].islower() and head[0].strip(",.;:") not in _FUNCTION


def _on_another_day(after: str) -> bool:
    """A weekday follows, so the number before it counts what was done that day: "May 5 and 31 on Saturday, May 6"."""
    found = after.split()[:2]
    return len(found) > 1 and found[0] == "on" and found[1].strip(",.") in words().weekdays


def _first_day(mention: DateMention, written: str) -> DateMention:
    digits = [index for index, char in enumerate(written) if char.isdigit()]
    end = digits[0] + 1
    while end < len(written) and written[end].isalnum():
        end += 1
    return DateMention(
        Span(mention.span.start, mention.span.start + end), "day", "date.month-day", mention.first, mention.first
    )


def _month_only(mention: DateMention, text: str) -> DateMention | None:
    written = text[mention.span.start : mention.span.end]
    end = len(written.rstrip("0123456789stndrh")) if written[-1].isdigit() else written.rindex(" ")
    part = DatePart(None, mention.first.month if mention.first else None)
    return replace(
        mention, span=Span(mention.span.start, mention.span.start + len(written[:end].rstrip())), form="month",
        rule="date.month", first=part, last=part,
    )  # fmt: skip


def is_date(mention: DateMention, text: str, last: DateMention | None) -> bool:
    """True where the words around `mention` leave it a date."""
    start, end = mention.span.start, mention.span.end
    if mention.rule == "date.month":
        return _month_stands(text, start, end, last)
    if mention.rule == "date.year":
        return _year_stands(text, start, end, last)
    if mention.rule == "date.term":
        return _previous(text, start) in (
            "under",
            "during",
            "since",
            "throughout",
            "in",
            "across",
            "over",
            "of",
            "than",
        )
    if mention.rule == "date.within-window":
        return _window_stands(text, end) and not states_length(text, mention.span)
    if mention.rule == "date.offset":
        return not (states_length(text, mention.span) or text[end : end + 9].lstrip().startswith("convict"))
    return mention.rule not in ("date.this", "date.last") or _relative_stands(mention, text)


def _relative_stands(mention: DateMention, text: str) -> bool:
    """Whether "last week" is one: "the last week of the sweep" and "this week-long sweep" are not."""
    start, end = mention.span.start, mention.span.end
    closing = mention.rule == "date.last" and _previous(text, start) in _DETERMINERS and text.startswith(" of ", end)
    return not (closing or text[end : end + 1] in ("-", "–"))


def _previous(text: str, start: int) -> str:
    before = text[max(0, start - 20) : start].split()
    return before[-1].lower().lstrip("(“\"'‘") if before else ""


def _month_stands(text: str, start: int, end: int, last: DateMention | None) -> bool:
    name = text[start:end].rstrip(".").capitalize()
    doubtful = name in words().doubtful_months or text[start:end].endswith(".")
    before = _previous(text, start)
    after = text[end : end + 20].split()
    capital = bool(after) and after[0][0].isupper() and text[end : end + 1] == " "
    if last is not None and 0 <= start - last.span.end <= 6 and _lists(text[last.span.end : start]):
        return True
    if text[start - 1 : start].isalnum() or text[end : end + 1] in ("'", "’", "-", "–"):
        return before in _STRONG
    if before in _STRONG:
        return not (doubtful and capital)
    if before in _WEAK:
        return not capital
    return not doubtful and not capital


def _lists(gap: str) -> bool:
    return " ".join(gap.split()).strip(",").strip() in ("", "and", "or", "to", "through", "-", "–", "until", "&")


def _year_stands(text: str, start: int, end: int, last: DateMention | None) -> bool:
    before, follow = text[max(0, start - 2) : start], text[end : end + 3]
    joined = before[-1:] in ("-", "–", ",") and not before[-2:-1].isdigit()
    if joined or before.strip().endswith(("$", "#", "No.", ".", "/", "§")):
        return before[-1:] in ("-", "–") and last is not None and last.span.end == start - 1
    glued = follow[:1] in (",", ".", "-", "/") and follow[1:2].isdigit()
    if follow[:1] in ("%", "$") or (glued and not _year_follows(text, end)):
        return False
    if last is not None and 0 <= start - last.span.end <= 9:
        gap = text[last.span.end : start]
        if _lists(gap) or gap.strip() in (", and", ","):
            return True
    word = _previous(text, start).strip(",:;")
    if word in _DETERMINERS or word.endswith(("'s", "’s", "s'", "s’")):
        return True
    if word in _YEAR_LEADS:
        return not _counts_people(text, end) and not _named_after(text, start)
    return _year_follows(text, end) or _opens_entry(text, start, end)


def _named_after(text: str, start: int) -> bool:
    """Whether the year is part of a law's name: "the Reform Act of 1986"."""
    return text[max(0, start - 8) : start].endswith(("Act of ", "Law of ", "Code of "))


def _opens_entry(text: str, start: int, end: int) -> bool:
    """Whether the year opens an entry of a record: "History: 2007 battery; 2010 theft"."""
    return (
        text[max(0, start - 4) : start].rstrip(" ")[-1:] in (";", ":", "\n") and text[end : end + 2].strip().islower()
    )


def _year_follows(text: str, end: int) -> bool:
    """A second year after a dash: "2019-2021"."""
    tail = text[end : end + 6]
    return tail[:1] in ("-", "–") and tail[1:5].isdigit() and tail[1:3] in ("19", "20")


def _counts_people(text: str, end: int) -> bool:
    """Whether the year-like number counts a plural: "2019 arrests", but not "2019 arrest" or "2019 as"."""
    after = text[end : end + 24]
    head = after.split()[:1]
    if after[:1] != " " or not head:
        return False
    word = head[0].strip(",.;:")
    plural = word.isalpha() and word.islower() and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return plural and word not in _SINGULAR_S


def _window_stands(text: str, end: int) -> bool:
    """Whether "in 10 years" is a window: an age that follows says no, and so do "years-long" and "hours a week"."""
    if text[end : end + 1] in ("-", "’", "'"):
        return False
    after = text[end : end + 16].lower().split()
    if after[:1] == ["a"] and after[1:] and after[1].strip(",.;") in ("day", "week", "month", "year"):
        return False
    return not (after and after[0].strip(",.") in ("imprisonment", "prison", "probation", "old", "or"))
