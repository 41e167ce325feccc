"""A weekday beside a full date: the calendar says which day of the week that was."""

from __future__ import annotations

from datetime import date

from counterfoil.model import DateMention, Interval, Relation, Span, Step
from counterfoil.reconcile.setting import Setting
from counterfoil.reference.patterns import pattern

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NAMED = r"\b(mon|tue|wed|thu|fri|sat|sun)(?:(?:day|sday|nesday|rsday|urday)|s?\.|rs?\.),?\s+"
_INSIDE, _BEFORE = pattern(rf"^{_NAMED}"), pattern(rf"{_NAMED}$")
_REACH = 14


def weekdays(setting: Setting) -> tuple[Relation, ...]:
    """Every day given with its weekday, its month and its year, where it was another weekday.

    The year must stand beside it: a year that is worked out from the day of publication may be another.
    """
    found = (_check(setting, mention) for mention in setting.extraction.dates if mention.form == "day")
    return tuple(relation for relation in found if relation is not None)


def _check(setting: Setting, mention: DateMention) -> Relation | None:
    first, start = mention.first, mention.span.start
    if first is None or mention.last != first or not (first.year and first.month and first.day):
        return None
    match = _INSIDE.match(setting.lower[start : mention.span.end])
    named = match or _BEFORE.search(setting.lower[max(0, start - _REACH) : start])
    try:
        day = date(first.year, first.month, first.day)
    except ValueError:
        return None
    if named is None:
        return None
    said = next(name for name in _WEEKDAYS if name.lower().startswith(named.group(1) or "-"))
    was = _WEEKDAYS[day.weekday()]
    if said == was:
        return None
    told = Span(start + match.end(), mention.span.end) if match is not None else mention.span
    return Relation(
        kind="duration",
        claims=(),
        verdict="inconsistent",
        stated=said,
        computed=was,
        rule="duration.weekday",
        steps=(Step(f"{setting.words(told)} was a {was}", Interval.point(day.day)),),
        basis=(mention.span,),
    )
