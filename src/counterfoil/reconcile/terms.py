"""Lengths in two units, "three years and 10 months", read as one length and set against another."""

from __future__ import annotations

from itertools import pairwise

from counterfoil.model import Claim, Interval, Relation, Step
from counterfoil.reconcile.likeness import alike, allowed, in_base, overlap
from counterfoil.reconcile.phrasing import interval, measured
from counterfoil.reconcile.setting import Setting
from counterfoil.reference.patterns import pattern

_JOIN = pattern(r"^[\s-]*(?:year|month|week)s?[’']?,?\s*(?:and|,|&)?\s*$")
_OR = pattern(
    r"^[ -]months?(?: (?:in|of) (?:[\pL-]+ ){0,2}(?:prison|jail|imprisonment|custody))?"
    r"(?:, (?:or|which is|that is|a term of|equal to) | \()$"
)
_ENDED = pattern(r"^[ -](?:months?|weeks?|days?)(?:[.,;)”\"]|$)")
"""Behind such a term: "60 months in prison, or two years and six months in a hospital" are two."""
_NEAR = 1.2
_LARGER = {"year": 3, "month": 2, "week": 1, "day": 0}


def compounds(setting: Setting) -> tuple[tuple[Claim, Claim], ...]:
    """Pairs of claims that give one length in two units, the larger first."""
    return tuple(
        (one, two)
        for one, two in pairwise(setting.claims)
        if one.quantity.unit == two.quantity.unit == "duration"
        and one.sentence == two.sentence
        and _LARGER.get(one.noun or "", -1) > _LARGER.get(two.noun or "", 9)
        and _JOIN.match(setting.between(one, two))
    )


def terms(setting: Setting) -> tuple[Relation, ...]:
    """Each length in two units, with the single figures that state the same length."""
    pairs = compounds(setting)
    inside = {claim.id for pair in pairs for claim in pair}
    found: list[Relation] = []
    for years, months in pairs:
        total = in_base(years, years.quantity.interval).plus(in_base(months, months.quantity.interval))
        wide = allowed(years).plus(allowed(months))
        for other in setting.claims:
            if other.id in inside:
                continue
            beside = _beside(setting, other, years, months)
            if not beside and (other.sentence == years.sentence or not _likened(setting, years, other)):
                continue
            fits = wide.meets(allowed(other))
            if not beside and not (fits and _near(total.high, other)):
                continue
            shown = f"{measured(setting, years)} and {measured(setting, months)}"
            found.append(
                Relation(
                    kind="sum",
                    claims=(years.id, months.id, other.id),
                    verdict="consistent" if fits else "inconsistent",
                    stated=measured(setting, other),
                    computed=shown,
                    rule="sum.term",
                    steps=(Step(f"{shown} = {interval(total)} months", total),),
                    stated_interval=in_base(other, other.quantity.interval),
                    computed_interval=total,
                    basis=(years.span, months.span, other.span),
                )
            )
    return tuple(found)


def _beside(setting: Setting, other: Claim, years: Claim, months: Claim) -> bool:
    """True for "80 months in prison, a term of six years and eight months": one length told twice in a breath."""
    if other.sentence != years.sentence or other.noun != "month" or other.quantity.hedge != "exact":
        return False
    told = other.span.end < years.span.start and _OR.match(setting.between(other, years)) is not None
    return told and _ENDED.match(setting.after(months, 20)) is not None


def _likened(setting: Setting, years: Claim, other: Claim) -> bool:
    if other.quantity.unit != "duration" or other.quantity.value is None or not alike(setting, years, other):
        return False
    return setting.in_headline(other) or setting.in_lead(other) or overlap(setting, years, other) >= 0.5


def _near(length: float | None, other: Claim) -> bool:
    """An open hedge ("more than two years") is met by any longer term; only a near one is meant."""
    stated = in_base(other, Interval.point(other.quantity.value or 0)).high
    return length is not None and stated is not None and length <= _NEAR * stated
