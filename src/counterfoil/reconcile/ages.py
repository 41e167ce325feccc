"""An age against a date of birth: nobody is older than the years since, nor, on the day of a statement, younger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from counterfoil.model import DateMention, Interval, Leftover, Relation, Span, Step
from counterfoil.reconcile.setting import Setting
from counterfoil.reference.patterns import pattern
from counterfoil.reference.printing import number

_BORN = pattern(r"\b(?:born|date of birth|birth ?date|d\.?o\.?b\.?)(?: is| was|,|:)?(?: on| in)? ?$")
_YEAR = pattern(r"\b(?:19|20)\d\d\b")
_OF_ONE = pattern(
    r"^(?:[ -]years?[ -]old)?,? (?:(?:who|he|she) (?:was|is) )?born (?:on |in )?$"
    r"|^[^.\n]{0,80}\.\s+(?:he|she) was born (?:on |in )?$"
    r"|^[^.;\n]{0,70} \((?:born|d\.?o\.?b\.?:?|date of birth:?)(?: on| in)? ?$"
)
"""What stands between an age and the year of birth of the same person."""
_NAMED = pattern(
    r"(?:^|[.!?”\"]\s+|\n)(?:mr\.? |ms\.? |mrs\.? )?([\pL][\pL’'-]{2,}(?: [\pL][\pL’'-]+)?) was born (?:on |in )?$"
)
_ANOTHER = pattern(
    r"\b(?:girls?|boys?|child|children|daughters?|sons?|victims?|teen\w*|minors?|infants?|baby|born to)\b"
)
_NOW = pattern(r"\b(?:died|passed away|dies|pronounced|arrested|removed|deported|sentenced|pleaded|charged|indicted)\b")
_OF_AGE = 18
_REACH = 40
_BESIDE = 110
_YOUNGER = 2
"""Years by which an age may fall short of that on the day of publication."""


@dataclass(frozen=True, slots=True)
class _Birth:
    """A date of birth: where it stands, and the ages that one born then can have on the day of publication."""

    span: Span
    low: int
    high: int


def ages(setting: Setting) -> tuple[Relation, ...]:
    """The adult age of each person whose date of birth is told, where no one born then has reached it.

    A lower age accuses nobody unless it is said of what the statement tells as news: it may be of the day of the deed.
    """
    told = [left for left in setting.extraction.leftovers if left.reason == "age" and (left.value or 0) >= _OF_AGE]
    births = _births(setting) if told else []
    found: list[Relation] = []
    for birth in births:
        age = _named_beside(setting, birth, told) or (_next_to(setting, birth, told) if len(births) == 1 else None)
        if age is not None:
            found.extend(_checked(setting, birth, age))
    return tuple(found)


def _births(setting: Setting) -> list[_Birth]:
    """The dates of birth of the text, none of them after the day of publication."""
    published = setting.document.published
    if published is None:
        return []
    found: list[_Birth] = []
    for left in setting.extraction.leftovers:
        span = left.span
        if left.reason != "date" or _BORN.search(setting.lower[max(0, span.start - _REACH) : span.start]) is None:
            continue
        year = _YEAR.search(setting.lower[span.start : span.end])
        if year is None:
            continue
        most = published.year - int(year.group() or 0)
        mention = next((m for m in setting.extraction.dates if m.span.overlaps(span)), None)
        low, high = _completed(published, mention, most)
        if most >= 0:
            found.append(_Birth(span, low, high))
    return found


def _completed(published: date, mention: DateMention | None, most: int) -> tuple[int, int]:
    """The years completed on the day of publication: one fewer where the birthday may still lie ahead."""
    first = None if mention is None else mention.first
    if first is None or not (first.month and first.day):
        return most - 1, most
    return (most, most) if (first.month, first.day) <= (published.month, published.day) else (most - 1, most - 1)


def _named_beside(setting: Setting, birth: _Birth, told: list[Leftover]) -> Leftover | None:
    """The one age beside the name of whom "Salto was born on May 6, 1990" tells."""
    match = _NAMED.search(setting.lower[max(0, birth.span.start - _BESIDE) : birth.span.start])
    if match is None:
        return None
    name = (match.group(1) or "").split()[-1]
    if name in ("he", "she", "who", "victim", "man", "woman"):
        return None
    beside = [a for a in told if pattern(rf"\b{name}\b").search(_around(setting, a.span)) is not None]
    one = len({a.value for a in beside}) == 1
    return beside[0] if one and not _ANOTHER.search(_around(setting, beside[0].span)) else None


def _around(setting: Setting, span: Span) -> str:
    """The words around an age, up to the ends of its block."""
    index = setting.document.segment_at(span.start)
    block = setting.document.segments[index].span if index is not None else span
    return setting.lower[max(block.start, span.start - _BESIDE) : min(block.end, span.end + _BESIDE)]


def _next_to(setting: Setting, birth: _Birth, told: list[Leftover]) -> Leftover | None:
    """The one age of the text where the date of birth follows it: "Tolley, 44, born in 1980"."""
    if len({left.value for left in told}) != 1:
        return None
    earlier = [left for left in told if left.span.end <= birth.span.start]
    nearest = earlier[-1] if earlier else told[0]
    between = setting.lower[nearest.span.end : birth.span.start]
    if _OF_ONE.match(between) is None or _ANOTHER.search(between) is not None:
        return None  # "Tolley, 44, was sentenced for selling her daughter, who was born in 2012"
    return nearest


def _checked(setting: Setting, birth: _Birth, told: Leftover) -> list[Relation]:
    age, most = float(told.value or 0), birth.high
    home = next((s for s in setting.extraction.sentences if s.contains(told.span)), told.span)
    said = setting.lower[home.start : home.end]
    opens = len([s for s in setting.extraction.sentences if s.end <= home.start]) <= _YOUNGER
    now = opens and _NOW.search(said) is not None and _YEAR.search(said) is None
    if age > most or (now and age < birth.low - _YOUNGER):
        return [_made(setting, birth, told.span, age)]
    return []


def _made(setting: Setting, birth: _Birth, told: Span, age: float) -> Relation:
    most, born = birth.high, setting.words(birth.span)
    return Relation(
        kind="duration",
        claims=(),
        verdict="inconsistent",
        stated=f"{number(age)} years of age",
        computed=f"{most} years",
        rule="duration.born",
        steps=(Step(f"who was born {born} is {most} years old on the day of publication", Interval.point(most)),),
        stated_interval=Interval.point(age),
        computed_interval=Interval(birth.low, most),
        basis=(told, birth.span),
    )
