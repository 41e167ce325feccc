"""Two or more claims that state one figure: title and body, "over 200" and 216, three years and 36 months."""

from __future__ import annotations

from counterfoil.model import Claim, Interval, Relation, Step
from counterfoil.reconcile.likeness import (
    alike,
    could_agree,
    dimension,
    in_base,
    overlap,
    places_clash,
    plainly_agree,
    same_population,
)
from counterfoil.reconcile.phrasing import listing, measured
from counterfoil.reconcile.setting import Setting
from counterfoil.reconcile.singled_out import of_fewer
from counterfoil.reconcile.terms import compounds
from counterfoil.reference.patterns import pattern

_DISTINCT = 13
"""Numbers from here on seldom meet by chance; twelve and less are everywhere in a text."""
_ENOUGH = 4.0
_SCALED = frozenset({"money", "mass"})
"""Units in which two amounts of one size are often told of two things: one lost $42,000, the next about $40,000."""
_WIDE = frozenset({"at_most", "under", "range", "vague"})
_PER_PERSON = frozenset({"charge", "conviction", "event", "duration"})
_CONVERSION = pattern(r"^[^.;:]{0,25}(?:\(|, or | or |–|—|/)[^.;:)]{0,25}$")


def same(setting: Setting) -> tuple[Relation, ...]:
    """Groups of claims that state one figure and agree, one relation a group."""
    groups: list[list[Claim]] = []
    in_two_units = {claim.id for pair in compounds(setting) for claim in pair}
    for claim in setting.claims:
        if claim.id in in_two_units:
            continue
        # All figures of a group measure one kind of thing: most groups are out of the question by that alone.
        kind = dimension(claim)
        homes = [g for g in groups if dimension(g[0]) == kind and _belongs(setting, claim, g)]
        while len(homes) > 1 and not _one(setting, homes[0], homes[1]):
            homes.pop(1)
        if not homes:
            groups.append([claim])
            continue
        for other in homes[1:]:  # the claim shows that two groups state one figure
            homes[0].extend(other)
            groups.remove(other)
        homes[0].append(claim)
    return tuple(_relation(setting, group) for group in map(_in_order, groups) if len(group) > 1)


def _in_order(group: list[Claim]) -> list[Claim]:
    return sorted(group, key=lambda claim: claim.span)


def _belongs(setting: Setting, claim: Claim, group: list[Claim]) -> bool:
    if any(not could_agree(claim, other) or _apart(setting, other, claim) for other in group):
        return False
    return any(restates(setting, other, claim) for other in group)


def _one(setting: Setting, group: list[Claim], other: list[Claim]) -> bool:
    return all(could_agree(a, b) and not _apart(setting, a, b) for a in group for b in other)


def _apart(setting: Setting, first: Claim, later: Claim) -> bool:
    """True where the text itself keeps the two apart: one is a part of the other, or they stand side by side."""
    if later.share_of == first.id or first.share_of == later.id:
        return True
    return first.sentence == later.sentence and not _CONVERSION.match(setting.between(first, later))


def restates(setting: Setting, first: Claim, later: Claim) -> bool:
    """True where `later` gives the figure of `first` again: like in kind, agreeing, with enough in favour."""
    titled = setting.in_headline(first) != setting.in_headline(later)
    if first.quantity.value is None and later.quantity.value is None:
        return False  # "multi-million" and "millions" agree with almost anything, so their agreeing says nothing
    if _apart(setting, first, later) or not plainly_agree(first, later):
        return False
    if not alike(setting, first, later, offences=not titled, nouns=not titled):
        return False
    if setting.is_further(later) != setting.is_further(first) or (titled and of_fewer(setting, first, later)):
        return False
    return _evidence(setting, first, later) >= _ENOUGH


def _evidence(setting: Setting, first: Claim, later: Claim) -> float:
    """How much speaks for one figure given twice; a title restates the body, so a title's pair needs little more."""
    value, earlier = later.quantity.value, first.quantity.value
    titled = setting.in_headline(first) != setting.in_headline(later)
    score = 2.5 if titled else 0.0
    telling = value == earlier or titled or first.quantity.unit not in _SCALED
    if value is not None and value >= _DISTINCT and telling and first.quantity.unit not in ("duration", "percent"):
        score += 1.5 if value < 100 else 2.5
    if value is None or earlier is None:
        score -= 0.5 if value == earlier else 1.0
    definite = setting.is_definite(later)
    score += 1.5 if definite else 0.0
    if value != earlier and not titled and {first.quantity.hedge, later.quantity.hedge} & _WIDE:
        score -= 1.5  # wide words agree with almost anything
    if not titled and not definite and (value or 0) < _DISTINCT and first.quantity.unit in _PER_PERSON:
        score -= 2.0  # such small numbers are told of one person after another
    score += 1.0 if first.noun is not None and first.noun == later.noun else 0.0
    score += 0.5 if first.measure == later.measure else -0.5
    if same_population(first, later):
        score += 1.0
    elif not titled:
        score -= 0.5
    score += 2.0 * overlap(setting, first, later)
    if places_clash(first, later) and not titled:
        score -= 1.0
    if first.share_of is not None and later.share_of is not None and first.share_of != later.share_of:
        score -= 1.0
    if first.quantity.unit == "duration" and first.noun != later.noun:
        score += 2.0  # 33 months and nearly three years seldom meet by chance
    return score


def _relation(setting: Setting, group: list[Claim]) -> Relation:
    common = _meet([in_base(c, c.quantity.interval) for c in group])
    shown = [measured(setting, c) for c in group]
    best = min(group, key=lambda c: (_width(in_base(c, c.quantity.interval)), c.span))
    step = f"{listing(_unique(shown))}: one figure, {measured(setting, best)}"
    return Relation(
        kind="same",
        claims=tuple(c.id for c in group),
        verdict="consistent",
        stated=listing(shown),
        computed=measured(setting, best),
        rule=_rule(setting, group),
        steps=(Step(step, common),),
        stated_interval=in_base(group[0], group[0].quantity.interval),
        computed_interval=common,
        basis=tuple(c.span for c in group),
    )


def _rule(setting: Setting, group: list[Claim]) -> str:
    if any(dimension(c) in ("time", "mass") and c.noun != group[0].noun for c in group):
        return "same.unit"
    if any(setting.in_headline(c) for c in group) and not all(setting.in_headline(c) for c in group):
        return "same.title"
    return "same.again"


def _meet(found: list[Interval]) -> Interval | None:
    low = max((i.low for i in found if i.low is not None), default=None)
    high = min((i.high for i in found if i.high is not None), default=None)
    return None if low is not None and high is not None and low > high else Interval(low, high)


def _width(found: Interval) -> float:
    return float("inf") if found.low is None or found.high is None else float(found.high - found.low)


def _unique(items: list[str]) -> list[str]:
    return list(dict.fromkeys(items))
