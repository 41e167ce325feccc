"""Stretches that a text tells by their length, or by the stretch they are held against.

"In just 12 days", "a three-day sweep that ended Friday", "last year" beside a fiscal year: what each alone would mean
(12 days up to publication, Friday, the last calendar year) is not what the words around it make of it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from counterfoil.model import DateMention, Document, Period, PeriodReading, Span
from counterfoil.reference.calendar import words
from counterfoil.reference.patterns import Match, Pattern, pattern
from counterfoil.reference.periods import any_of, period_words
from counterfoil.resolve.placed import Placed
from counterfoil.resolve.units import step

_DAY = timedelta(days=1)
_REACH = 140
"""Characters before a date within which the length of the effort is read that began or ended on it."""
_BACK = 8
"""Dates before a window, or before "last year", among which the one that it is told by is looked for."""
_GAP = 70
"""The most of them between the length and the verb."""
_DATE_OF = r"(?:[ ](?:on|at|early|late|noon|midnight|dawn|this|last|the))*[ ]$"
_ENDED = pattern(
    r"(?i)\b(?:ended|ending|ends|concluded|concluding|wrapped[ ]up|wrapping[ ]up|finished|culminated|completed|closed"
    rf"|came[ ]to[ ](?:an[ ]end|a[ ]close)){_DATE_OF}"
)
_BEGAN = pattern(
    rf"(?i)\b(?:began|begun|beginning|started|starting|launched|kicked[ ]off|initiated|commenced|commencing){_DATE_OF}"
)
_OVER = pattern(
    r"(?i)\b(?:over|during|within|in|for|spanning|across)[ ](?:the[ ]course[ ]of[ ])?(?:just[ ])?(?:a[ ])?$"
)
_DAY_OF = pattern(r"(?i)\b(?:day|night|morning|hours?|week)[ ]of[ ](?:\pL+[ ])?$")
"""What is told of one day of the effort is not of all of them: "on the last day of a five-day sweep"."""
_FROM = pattern(r"(?i)\b(?:compared[ ](?:to|with)|up[ ]from|down[ ]from|from|than|versus|against)\b[^.;]{0,50}$")
_CONDUCTED = pattern(
    r"(?i)^[^.;]{0,80}?\b(?:conducted|carried[ ]out|launched|began|kicked[ ]off|initiated|undertook)\b"
)
_VERBS = r"(?i)\b(?:launched|began|started|kicked[ ]off|commenced|initiated)\b"
_STARTED, _LAUNCHED_ON = pattern(_VERBS), pattern(rf"{_VERBS}[^.;,]{{0,60}}[ ](?:on|this|last)[ ]$")
_NEXT_TO = 30
"""Characters behind a length within which the effort is named that took so long."""


def of_that_length(
    document: Document, sentences: tuple[Span, ...], found: list[Placed], published: date | None
) -> list[Placed]:
    """The dates, those among them read anew that tell a stretch by its length or by another stretch."""
    found = [_stated(document, sentences, item, published) for item in found]
    found = _launch_of_length(document, sentences, found, published)
    found = [_last_fiscal(document, found, at) for at in range(len(found))]
    days = {each.reading.period for each in found if each.mention.form == "days" and each.reading.period is not None}
    return [_window(document, sentences, found, at, days) for at in range(len(found))]


def _window(document: Document, sentences: tuple[Span, ...], found: list[Placed], at: int, days: set[Period]) -> Placed:
    """A window such as "in just 12 days" is the stretch of 12 days that the text names, where it names one.

    Else it begins with the effort, where the sentence before says on which day that was launched. days: the stretches
    that the text states.
    """
    item = found[at]
    if item.mention.rule != "date.within-window":
        return item
    fitting = [each for each in days if _fits(item.mention, each)]
    if len(fitting) == 1:
        return replace(item, reading=PeriodReading("resolved", "period.window-told", period=fitting[0]))
    launch = next((each for each in reversed(found[max(0, at - _BACK) : at]) if not each.headed), None)
    if launch is None or not _launched(document, sentences, launch, item) or launch.reading.period is None:
        return item
    end = step(launch.reading.period.start, item.mention.unit or "day", item.mention.count or 0)
    if item.reading.period is None or not launch.reading.period.start < end <= item.reading.period.end:
        return item
    told = Period(launch.reading.period.start, end)
    return replace(item, reading=PeriodReading("resolved", "period.window-from-launch", period=told))


def _fits(mention: DateMention, stretch: Period) -> bool:
    """Whether a stretch is as long as a window says, both ends counted or one."""
    days = {"day": 1, "week": 7}.get(mention.unit or "", 0) * (mention.count or 0)
    return stretch.days > 1 and days > 0 and 0 <= stretch.days - days <= 1


def _launched(document: Document, sentences: tuple[Span, ...], launch: Placed, window: Placed) -> bool:
    """Whether an effort was launched on a day of the window's sentence or the one before."""
    if launch.mention.form != "day" or launch.sentence < 0 or not 0 <= window.sentence - launch.sentence <= 1:
        return False
    said = document.quote(sentences[launch.sentence])
    return _STARTED.search(said) is not None and efforts().search(said) is not None


@cache
def efforts() -> Pattern:
    """Finds words that stand for an effort that has dates."""
    return any_of(period_words().efforts)


@cache
def _lengths() -> Pattern:
    """Finds how long something took: "three-day", "two weeks", "month-long"."""
    counts = "|".join(sorted(words().counts, key=len, reverse=True))
    return pattern(
        rf"(?i)\b(?:(?P<count>\d{{1,2}}|{counts})[ -](?P<unit>day|week|month)s?(?:[ -]long)?"
        r"|(?P<whole>week|month)[ -]?long)\b"
    )


def _stated(document: Document, sentences: tuple[Span, ...], item: Placed, published: date | None) -> Placed:
    """A day on which an effort of a stated length began or ended stands for all the days of the effort.

    One that still runs is told up to publication.
    """
    period = item.reading.period
    if item.sentence < 0 or item.headed or period is None or item.mention.form not in ("day", "weekday"):
        return item
    sentence = sentences[item.sentence]
    before = document.text[max(sentence.start, item.mention.span.start - _REACH) : item.mention.span.start]
    ended, began = _ENDED.search(before), _BEGAN.search(before)
    edge = ended or began
    length = _length(before[: edge.start()]) if edge is not None else None
    if length is None:
        return item
    days = _ending(period.end, *length) if ended is not None else _beginning(period.start, *length)
    if published is not None and period.end < published < days.end:
        days = Period(days.start, published)
    return replace(item, reading=PeriodReading("resolved", "period.stated-length", item.reading.words, days))


def _launch_of_length(
    document: Document, sentences: tuple[Span, ...], found: list[Placed], published: date | None
) -> list[Placed]:
    """The day on which the one effort of a text was launched stands for as many days as the text says that it took.

    "Launched on Oct. 25 … the 10-day operation": only where no date of the text tells a stretch of days itself. Of
    several efforts each has the length that its own sentence gives: "On May 3, officers began a five-day sweep".
    """
    found = [_launched_for(document, sentences, item, published) for item in found]
    if any(item.mention.form == "days" or item.reading.rule == "period.stated-length" for item in found):
        return found
    launches = [item for item in found if _is_launch(document, sentences, item)]
    lengths = _effort_lengths(document.text)
    if len(launches) != 1 or len(lengths) != 1 or launches[0].reading.period is None:
        return found
    length = lengths.pop()
    return [_lasting(item, length, published) if item is launches[0] else item for item in found]


def _launched_for(document: Document, sentences: tuple[Span, ...], item: Placed, published: date | None) -> Placed:
    """The day of a launch, with the days that followed where its own sentence says how many they were."""
    if item.reading.rule == "period.stated-length" or not _is_launch(document, sentences, item):
        return item
    lengths = _effort_lengths(document.quote(sentences[item.sentence]))
    return _lasting(item, lengths.pop(), published) if len(lengths) == 1 else item


def _lasting(item: Placed, length: tuple[int, str], published: date | None) -> Placed:
    """A launch read as the days of its effort; as it is where these are one, or not over by the day of publication."""
    if item.reading.period is None:
        return item
    days = _beginning(item.reading.period.start, *length)
    if published is not None and not days.start < days.end <= published:
        return item
    return replace(item, reading=PeriodReading("resolved", "period.launch-of-length", item.reading.words, days))


def _is_launch(document: Document, sentences: tuple[Span, ...], item: Placed) -> bool:
    """Whether an effort began on a day: "launched on Oct. 25 Operation Gate", "On Oct. 25 … conducted a sweep"."""
    if item.sentence < 0 or item.headed or item.ahead or item.mention.form != "day" or item.reading.period is None:
        return False
    sentence = sentences[item.sentence]
    before = document.text[sentence.start : item.mention.span.start]
    behind = document.text[item.mention.span.end : sentence.end]
    if _BEGAN.search(before) is not None or _LAUNCHED_ON.search(before) is not None:
        return efforts().search(before + behind) is not None
    done = _CONDUCTED.search(behind)
    return before in ("On ", "on ") and done is not None and efforts().search(behind[done.end() :][:_GAP]) is not None


def _effort_lengths(text: str) -> set[tuple[int, str]]:
    """The lengths that a text gives its efforts: "the 10-day operation", "a five-day nationwide operation"."""
    return {
        _counted(match)
        for match in _lengths().finditer(text)
        if efforts().search(text[match.end() : match.end() + _NEXT_TO]) is not None and not match.group("whole")
    }


def _length(before: str) -> tuple[int, str] | None:
    """The count and unit of the effort told just before the verb; None where no effort's length is told there."""
    match = next(reversed(list(_lengths().finditer(before))), None)
    if match is None or len(before) - match.end() > _GAP or any(char.isdigit() for char in before[match.end() :]):
        return None
    if _DAY_OF.search(before[: match.start()]) is not None:
        return None
    told = efforts().search(before[match.end() :]) is not None
    if not told and (_OVER.search(before[: match.start()]) is None or before[match.end() :].strip(" ,") != ""):
        return None
    return _counted(match)


def _counted(match: Match) -> tuple[int, str]:
    """Count and unit of a length: "three-day", "month-long"."""
    if match.group("whole"):
        return 1, (match.group("whole") or "").lower()
    count = (match.group("count") or "").lower()
    return int(count) if count.isdigit() else words().counts[count], (match.group("unit") or "").lower()


def _ending(last: date, count: int, unit: str) -> Period:
    """Both ends are counted: three days that end on Friday begin on Wednesday."""
    return Period(min(last, step(last + _DAY, unit, -count)), last)


def _beginning(first: date, count: int, unit: str) -> Period:
    return Period(first, max(first, step(first, unit, count) - _DAY))


def _last_fiscal(document: Document, found: list[Placed], at: int) -> Placed:
    """Held against a fiscal year in the same sentence, "last year" is the fiscal year before that one."""
    item = found[at]
    if item.mention.rule != "date.last" or item.mention.unit != "year" or item.mention.count != -1:
        return item
    named = [
        each
        for each in found[max(0, at - _BACK) : at]
        if each.sentence == item.sentence and each.mention.form == "fiscal_year"
    ]
    if not named or named[-1].reading.period is None:
        return item
    between = document.text[named[-1].mention.span.end : item.mention.span.start]
    if _FROM.search(between) is None:
        return item
    start = named[-1].reading.period.start
    before = Period(step(start, "year", -1), start - _DAY)
    return replace(item, reading=PeriodReading("resolved", "period.last-fiscal-year", item.reading.words, before))
