"""Whether words that look like a date are one: the words around them decide."""

from __future__ import annotations

from dataclasses import replace

from counterfoil.extract.dates.atoms import pieces
from counterfoil.model import DateMention, DatePart, Span
from counterfoil.reference.calendar import words

_STRONG = {
    "in",
    "since",
    "until",
    "during",
    "throughout",
    "early",
    "late",
    "mid",
    "last",
    "this",
    "next",
    "every",
    "past",
}
_STRONG |= {
    "between",
    "mid-",
    "before",
    "after",
    "through",
    "starting",
    "beginning",
    "around",
    "about",
    "approximately",
}
_WEAK = {"by", "from", "to", "of", "and", "or", "for", "on", "the", "as", "circa", "with", "effective", "end", "start"}
_DETERMINERS = {
    "the",
    "a",
    "an",
    "his",
    "her",
    "their",
    "its",
    "this",
    "that",
    "another",
    "previous",
    "prior",
    "earlier",
    "two",
}
_YEAR_LEADS = (
    _STRONG
    | _WEAK - {"two", "with"}
    | {
        "year",
        "years",
        "summer",
        "fall",
        "winter",
        "spring",
        "autumn",
        "tax",
        "calendar",
        "least",
        "de",
        "năm",
        "season",
        "class",
        "election",
        "late-",
        "early-",
        "versus",
        "vs.",
        "than",
        "identifying",
        "full",
    }
)
_FUNCTION = {
    "a", "about", "across", "after", "against", "along", "also", "an", "and", "as", "at", "because", "before", "but", "by",
    "during", "following", "for", "from", "he", "her", "his", "in", "into", "it", "led", "near", "of", "on", "or", "our",
    "over", "she", "that", "the", "their", "then", "they", "through", "throughout", "to", "under", "was", "we", "were",
    "when", "where", "which", "while", "who", "with", "within", "without", "netted", "resulted", "is", "are", "had", "has",
}  # fmt: skip  # words that can follow a finished range of days
_MEASURES = ("%", "percent", "-year-old", " year-old", "years old", " million", " billion", " thousand")


def trimmed(mention: DateMention, kind: str, text: str) -> DateMention | None:
    """The part of a match that is the date: "May 4 to 10 people" holds only "May 4".

    None where nothing is left.
    """
    after = text[mention.span.end : mention.span.end + 24]
    if kind == "within" and mention.first and (mention.last != mention.first) and mention.first.year is None:
        written = text[mention.span.start : mention.span.end]
        if (
            _counts(after)
            and any(word in pieces(written) for word in ("to", "and", "through", "until"))
            or _figure(after)
        ):
            return _first_day(mention, written)
        if "-" not in written and "–" not in written and "—" not in written and _counts(after):
            return _first_day(mention, written)
    if kind in ("day", "turned") and mention.first and mention.first.year is None and _figure(after):
        if kind == "turned":
            return None
        return _month_only(mention, text)
    return mention


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
        return _window_stands(text, start, end)
    return not (mention.rule == "date.offset" and text[end : end + 9].lstrip().startswith("convict"))


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
    if (
        before.strip().endswith(("$", "#", "No.", ".", "/", "§"))
        or (before[-1:] and before[-1] in "-–,")
        and not before[-2:-1].isdigit()
    ):
        return before[-1:] in "-–" and last is not None and last.span.end == start - 1
    if follow[:1] in ("%", "$") or (
        follow[:1] in (",", ".", "-", "/") and follow[1:2].isdigit() and not _year_follows(text, end)
    ):
        return False
    if (
        last is not None
        and 0 <= start - last.span.end <= 9
        and (_lists(text[last.span.end : start]) or text[last.span.end : start].strip() in (", and", ","))
    ):
        return True
    word = _previous(text, start).strip(",:;")
    if word in _YEAR_LEADS - _DETERMINERS:
        return not _counts_people(text, end)
    if word in _DETERMINERS or word.endswith(("'s", "’s", "s'", "s’")):
        return not _counts_people(text, end)
    return _year_follows(text, end)


def _year_follows(text: str, end: int) -> bool:
    """A second year after a dash: "2019-2021"."""
    tail = text[end : end + 6]
    return tail[:1] in ("-", "–") and tail[1:5].isdigit() and tail[1:3] in ("19", "20")


def _counts_people(text: str, end: int) -> bool:
    """ "2019 arrests": the year-like number counts a plural; "2019 arrest" and "2019 as" do not."""
    after = text[end : end + 24]
    if after[:1] != " ":
        return False
    head = after.split()[:1]
    word = head[0].strip(",.;:") if head else ""
    return (
        word.isalpha()
        and word.islower()
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is"))
        and word not in ("as", "was", "has", "charges", "convictions", "elections", "series")
    )


def _window_stands(text: str, start: int, end: int) -> bool:
    """ "In 10 years" is a window; "in two days of raids" and "10 years in 2 years' custody" are told by what follows."""
    after = text[end : end + 16].lower().split()
    return not (after and after[0].strip(",.") in ("imprisonment", "prison", "probation", "old", "or"))
