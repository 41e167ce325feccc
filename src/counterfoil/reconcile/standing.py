"""Figures of passages that an office puts under all that it says: no claims, but "68 of the 67 counties" is a slip."""

from __future__ import annotations

from itertools import pairwise

from counterfoil.model import Interval, Leftover, Relation, Step
from counterfoil.reconcile.setting import Setting
from counterfoil.reference.patterns import pattern
from counterfoil.reference.printing import number

_OF_ALL = pattern(r"^(?: [\pL]+){0,2} (?:out )?of (?:the|its|their|all)(?: (?:total|entire))? $")
_NO_COUNT = pattern(r"percent|per cent|%|times|\baverage\b")


def standing(setting: Setting) -> tuple[Relation, ...]:
    """Every part that is larger than the whole right behind it, in words that are the same in every statement."""
    said = [left for left in setting.extraction.leftovers if left.reason == "boilerplate"]
    found = (_larger(setting, one, two) for one, two in pairwise(sorted(said, key=lambda left: left.span)))
    return tuple(relation for relation in found if relation is not None)


def _larger(setting: Setting, part: Leftover, whole: Leftover) -> Relation | None:
    if part.value is None or whole.value is None or part.span.end > whole.span.start:
        return None
    between = setting.lower[part.span.end : whole.span.start]
    shown = f"{setting.words(part.span)} of {setting.words(whole.span)}"
    apart = _OF_ALL.match(between) is None or _NO_COUNT.search(shown + between) is not None
    if apart or part.value <= whole.value or whole.hedge in ("over", "at_least"):
        return None
    step = f"{setting.words(part.span)} > {setting.words(whole.span)}"
    return Relation(
        kind="part",
        claims=(),
        verdict="inconsistent",
        stated=shown,
        computed=f"{number(part.value)} > {number(whole.value)}",
        rule="part.above",
        steps=(Step(step),),
        stated_interval=Interval.point(part.value),
        computed_interval=Interval.point(whole.value),
        basis=(part.span, whole.span),
    )
