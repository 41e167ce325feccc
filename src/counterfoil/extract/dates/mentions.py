"""Date mentions of a document: atoms that stand the test of their surroundings, joined into ranges."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from counterfoil.extract.dates.atoms import READERS
from counterfoil.extract.dates.grammar import atoms, kinds
from counterfoil.extract.dates.surroundings import is_date, trimmed
from counterfoil.model import DateForm, DateMention, DatePart, Document, Span
from counterfoil.reference.patterns import Pattern, pattern

_POINTS: tuple[DateForm, ...] = ("day", "month", "year", "fiscal_year", "days", "weekday")
_TO = frozenset((
    "to", "through", "thru", "until", "till", "-", "–", "—", "--", "up to", "up through", "through about", "to about",
    "and through",
))  # fmt: skip
_OPENING = frozenset((
    "day", "month", "year", "fiscal_year", "season", "weekday", "holiday", "relative", "term",
))  # fmt: skip  # what can stand after "since"
_RANGE_FORM: dict[DateForm, DateForm] = {
    "day": "days",
    "days": "days",
    "month": "months",
    "year": "years",
    "fiscal_year": "fiscal_year",
}
_LISTING = frozenset((
    "and", "or", ",", ", and", "&", "and on", "and in", ", and on", "and again on", "and again in",
))  # fmt: skip
_ABOUT = frozenset((
    "at", "least", "about", "approximately", "around", "on", "or", "in", "early", "late", "mid", "of", "the", "as",
    "beginning", "start",
))  # fmt: skip
_SEGMENT_BREAK = "\n\n"
_BEGAN = pattern(r"(?i)\b(?:began|begun|started|launched|kicked off)(?: (?:on|at|noon|midnight|dawn)| \pL+day,?)*[ ]$")
_ENDED = pattern(r"^,? ?and (?:ended|concluded|finished|wrapped up)(?: (?:on|at|noon|midnight|dawn)| \pL+day,?)*$")
"""An effort that "began June 3 and ended June 9" is of all the days between."""
_GAP = 60
"""The most characters between the two ends of a range."""
_LEAD = 40


def dates(document: Document, sentences: tuple[Span, ...]) -> tuple[DateMention, ...]:
    """Every date expression of `document`, in text order, none overlapping another, none placed on the calendar yet.

    Text outside `sentences` is not read. Time is linear in the length of the text.
    """
    found = _atoms(document.text)
    joined = _since(document.text, _spread(document.text, _ranges(document.text, found)))
    return _inside(joined, sentences)


def _atoms(text: str) -> list[DateMention]:
    found: list[DateMention] = []
    names = kinds()
    for match in atoms().finditer(text):
        kind = names[(match.lastindex or 1) - 1]
        mention = READERS[kind](match.group() or "", Span(match.start(), match.end()), kind)
        mention = mention and trimmed(mention, kind, text)
        if mention and is_date(mention, text, found[-1] if found else None):
            found.append(_qualified(text, mention))
    return found


def _qualified(text: str, mention: DateMention) -> DateMention:
    """Take "early", "mid" or "late" before a month or a year into the mention."""
    if mention.form not in ("month", "year"):
        return mention
    window = text[max(0, mention.span.start - 6) : mention.span.start]
    for word in ("early", "late", "mid"):
        if window.lower().endswith((word + " ", word + "-", word + " in ")):
            start = mention.span.start - len(window) + window.lower().rindex(word)
            if start == 0 or not text[start - 1].isalnum():
                return replace(mention, span=Span(start, mention.span.end), word=word)
    return mention


def _ranges(text: str, found: list[DateMention]) -> list[DateMention]:
    """Join "March 11" and "March 22" where only a word like "through" stands between them."""
    out: list[DateMention] = []
    for mention in found:
        last = out[-1] if out else None
        joined = last and _join(text, last, mention)
        if joined:
            out[-1] = joined
        else:
            out.append(mention)
    return out


def _join(text: str, one: DateMention, two: DateMention) -> DateMention | None:
    gap = text[one.span.end : two.span.start]
    words = " ".join(gap.split()).strip(",").strip().lower()
    if _SEGMENT_BREAK in gap or len(gap) > _GAP:
        return None
    span = Span(one.span.start, two.span.end)
    if one.rule == "date.since-then":
        return _open(two, span) if words in ("in", "on") and two.form in _OPENING else None
    if one.first is None:
        return None
    named = one.first.year or (one.last and one.last.year)
    if two.form == "relative" and two.unit == "year" and words in ("", "of") and not named:
        return replace(one, span=span, rule="date.of-year", count=two.count, word=two.word)
    if one.form not in _POINTS:
        return None
    return _range(span, one, two) if _runs(text, one, words) else None


def _runs(text: str, one: DateMention, words: str) -> bool:
    """Whether the words between two dates make a range of them."""
    between = words in ("and", "or", "and on", "and about") and _between(text, one.span.start)
    ended = _ENDED.match(words) is not None and _BEGAN.search(text[max(0, one.span.start - _LEAD) : one.span.start])
    return words in _TO or between or bool(ended) or _continues(text, one, words)


def _range(span: Span, one: DateMention, two: DateMention) -> DateMention | None:
    if two.rule == "date.today":
        return DateMention(span, "since", "date.since", one.first, one.first)
    form = _RANGE_FORM.get(two.form)
    if form is None or one.form == "weekday" or two.first is None:
        return None
    # "2020 to March 2021" is a range of months at its coarser end too; the finer form is kept.
    if "day" in (one.form, two.form) or "days" in (one.form, two.form):
        form = "days"
    elif "month" in (one.form, two.form):
        form = "months"
    return DateMention(span, form, "date.range", one.first, two.last or two.first)


def _continues(text: str, one: DateMention, words: str) -> bool:
    """Whether a beginning is named before and an end in the gap: "from August 2020 until his arrest in May 2025"."""
    before = text[max(0, one.span.start - 40) : one.span.start].lower().split()
    while before and before[-1].strip(",") in _ABOUT - {"beginning", "start"}:
        before.pop()
    opened = bool(before) and before[-1].strip(",") in (
        "from",
        "beginning",
        "starting",
        "between",
        "since",
        "began",
        "started",
    )
    gap = words.split()
    if not opened or not gap or any(mark in words for mark in ".;()") or any(char.isdigit() for char in words):
        return False
    return bool({"until", "through", "to", "till"} & set(gap[:4])) and (
        len(gap) < 4 or gap[-1] in ("in", "on", "about", "of")
    )


def _between(text: str, start: int) -> bool:
    before = text[max(0, start - 40) : start].lower().split()
    while before and before[-1].strip(",") in _ABOUT:
        before.pop()
    return bool(before) and before[-1] == "between"


def _spread(text: str, found: list[DateMention]) -> list[DateMention]:
    """Give "March" the year of "March and April 2025": a list's year stands at its end."""
    out = list(found)
    for index in range(len(out) - 2, -1, -1):
        one, two = out[index], out[index + 1]
        gap = " ".join(text[one.span.end : two.span.start].lower().split())
        if gap not in _LISTING or one.form not in ("day", "month", "days") or two.form not in ("day", "month", "days"):
            continue
        if one.last and one.last.year is None and two.first and two.first.year and one.first:
            first, last = replace(one.first, year=two.first.year), replace(one.last, year=two.first.year)
            if (last.month or 0, last.day or 0) <= (two.first.month or 0, two.first.day or 99):
                out[index] = replace(one, first=first, last=last, rule="date.list-year")
    return out


def _since(text: str, found: list[DateMention]) -> list[DateMention]:
    """Turn a point after "since" into an open stretch, and one after "week of" into a week."""
    out: list[DateMention] = []
    for mention in found:
        floor = out[-1].span.end if out else 0
        out.append(_led(text, mention, floor))
    return out


@cache
def _present() -> Pattern:
    return pattern(r",?\s+(?:to|through|until)\s+(?:the\s+)?present\b")


def _open(mention: DateMention, span: Span) -> DateMention:
    """The stretch from a date on."""
    part = mention.first or DatePart()
    unit, word = mention.unit or mention.form, mention.word or mention.form
    return DateMention(span, "since", "date.since", part, part, mention.count, unit, word)


_REACHING = pattern(
    r"(?i)\b(?:(?:dat|go|reach|stretch)(?:ing|es|s|ed)[ ](?:all[ ]the[ ]way[ ])?back|as[ ]far[ ]back[ ]as)"
    r"(?:[ ]to)?(?:[ ](?:at|least|about|around|as|early|late|the))*[ ]$"
)
"""What leads to the first day of a stretch that reaches up to now: "a record dating back to 2005"."""


def _led(text: str, mention: DateMention, floor: int) -> DateMention:
    at = mention.span.start
    window = text[max(floor, at - 80) : at]
    words = window.lower().split()
    present = _present().match(text[mention.span.end : mention.span.end + 30])
    if present is not None and mention.form in ("day", "month", "year"):
        return _open(mention, Span(at, mention.span.end + present.end()))
    start = _starting("since", window, words)
    reaching = _REACHING.search(window)
    if start is None and reaching is not None:
        start = reaching.start()
    if start is not None and mention.form in _OPENING:
        return _open(mention, Span(at - len(window) + start, mention.span.end))
    for lead in ("week of", "week ending", "week beginning", "week starting", "weekend of"):
        if mention.form in ("day", "days") and " ".join(words[-2:]) == lead and len(words) >= 2:
            span = Span(at - len(window) + window.lower().rindex(lead.split()[0]), mention.span.end)
            # "The week of Nov. 2 to Nov. 8" names both its ends: the range is the week, whatever day weeks begin on.
            if mention.form == "days":
                return replace(mention, span=span)
            return replace(
                mention, span=span, form="relative", rule="date.week-of",
                unit="weekend" if lead.startswith("weekend") else "week", word=lead.split()[1],
            )  # fmt: skip
    return mention


def _starting(lead: str, window: str, words: list[str]) -> int | None:
    """Where `lead` begins in `window` if it governs what follows: next to it, or with "in" or "on" before the date."""
    for back in range(1, min(9, len(words)) + 1):
        if words[-back] == lead:
            near = all(word.strip(",") in _ABOUT for word in words[len(words) - back + 1 :])
            through = (
                back > 1
                and words[-1] in ("in", "on", "of")
                and not any(mark in window[window.lower().rindex(lead) :] for mark in ",;.")
            )
            return window.lower().rindex(lead) if near or through else None
    return None


def _inside(found: list[DateMention], sentences: tuple[Span, ...]) -> tuple[DateMention, ...]:
    out: list[DateMention] = []
    index = 0
    for mention in found:
        while index < len(sentences) and sentences[index].end <= mention.span.start:
            index += 1
        if index < len(sentences) and sentences[index].overlaps(mention.span):
            out.append(mention)
    return tuple(out)
