"""An age against a year of birth: nobody is older than the years since."""

from __future__ import annotations

from counterfoil.model import Interval, Relation, Span, Step
from counterfoil.reconcile.setting import Setting
from counterfoil.reference.patterns import pattern
from counterfoil.reference.printing import number

_BORN = pattern(r"\bborn (?:on |in )?$")
_YEAR = pattern(r"\b(?:19|20)\d\d\b")
_OF_ONE = pattern(
    r"^(?:[ -]years?[ -]old)?,? (?:(?:who|he|she) (?:was|is) )?born (?:on |in )?$"
    r"|^[^.\n]{0,80}\.\s+(?:he|she) was born (?:on |in )?$"
)
"""What stands between an age and the year of birth of the same person."""
_ANOTHER = pattern(
    r"\b(?:girls?|boys?|child|children|daughters?|sons?|victims?|teen\w*|minors?|infants?|baby|born to)\b"
)
_OF_AGE = 18
_REACH = 12


def ages(setting: Setting) -> tuple[Relation, ...]:
    """The one adult age of a text that gives one year of birth, where no one born then has reached it.

    A lower age accuses nobody: it may be of the day of the deed.
    """
    published = setting.document.published
    lower = setting.lower
    dates = [left.span for left in setting.extraction.leftovers if left.reason == "date"]
    born = [s for s in dates if _BORN.search(lower[max(0, s.start - _REACH) : s.start]) is not None]
    births = [(s, int(y.group() or 0)) for s in born if (y := _YEAR.search(lower[s.start : s.end])) is not None]
    told = [left for left in setting.extraction.leftovers if left.reason == "age" and (left.value or 0) >= _OF_AGE]
    if published is None or len(births) != 1 or not told or len({left.value for left in told}) != 1:
        return ()
    (span, year) = births[0]
    earlier = [left for left in told if left.span.end <= span.start]
    nearest = earlier[-1] if earlier else told[0]
    age, between = float(nearest.value or 0), lower[nearest.span.end : span.start]
    if _OF_ONE.match(between) is None or _ANOTHER.search(between) is not None:
        return ()  # "Tolley, 44, was sentenced for selling her daughter, who was born in 2012"
    most = published.year - year
    if not 0 <= most < age:
        return ()
    return (_made(span, nearest.span, age, year, most),)


def _made(born: Span, told: Span, age: float, year: int, most: int) -> Relation:
    return Relation(
        kind="duration",
        claims=(),
        verdict="inconsistent",
        stated=f"{number(age)} years of age",
        computed=f"{most} years",
        rule="duration.born",
        steps=(Step(f"who was born in {year} is {most} years old at the most", Interval.point(most)),),
        stated_interval=Interval.point(age),
        computed_interval=Interval(0, most),
        basis=(told, born),
    )
