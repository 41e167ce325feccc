"""A mean against its total and its count."""

from __future__ import annotations

from dataclasses import replace

from counterfoil.model import Claim, Interval, Relation, Step
from counterfoil.reconcile.apiece import BESIDES
from counterfoil.reconcile.likeness import allowed, dimension, grain, likely
from counterfoil.reconcile.other_means import doubtful
from counterfoil.reconcile.phrasing import DIVIDED, ROUGHLY, figure, numeral
from counterfoil.reconcile.rates import of_other_group
from counterfoil.reconcile.setting import Setting, stem
from counterfoil.reference.arithmetic import any_of, arithmetic
from counterfoil.reference.patterns import pattern
from counterfoil.reference.printing import number

_PER = pattern(r"^[^.;,]{0,40}?\b(?:per|for each|for every|each|apiece|a)\s+(?:[\pL-]+\s+){0,2}?([\pL-]+)")
_EACH = pattern(r"\beach\b(?:\s+[\pL]+){0,5}\s*$")
_EACH_NOUN = pattern(r"\beach (?:of the |of those )?([\pL]{4,})\s+(?:[\pL]+\s+){0,2}$")
_TOTAL = pattern(r"\btotal(?:ing|ling)?\b(?:\s+of)?\s+(?:[\pL]+\s+){0,2}$")
_CUE_REACH = 60
_TIMES = ("time",)
_THREE = 3
"""Figures of a sentence of portions; one more may be of what was found besides."""
_ABOUT = 0.25
"""How far a portion may be off the number that it is about, as a share of it."""
_OWN = ("money", "mass", "duration", "charge", "conviction")
"""Units in which a mean is only of a total in the same unit."""
_IN_SOME = pattern(r"^[^,;(–—]*[,;(–—] ?(?:and |but )?(?:in|for|of|among|with|on|by) (?:\pL+ ){0,2}$")
"""Between a mean and a number of those that the next mean is of: "eight on average, in the 31 with trucks 41"."""
_BY_TIME = pattern(r"\b(?:daily|weekly|monthly|annual|yearly) (?:average|mean|rate)\b")
_CAUTION = pattern(
    r"\b(?:daily|weekly|monthly|annual|yearly|previous|last year|(?:per|an?|each|every) (?:day|week|month|year))\b"
)


def averages(setting: Setting, told: frozenset[str]) -> tuple[Relation, ...]:
    """Every figure called an average or an equal portion, with the total and the count that stand beside it.

    told: ids of means whose own words name what they are per, and which are checked by that.
    """
    found: list[Relation] = []
    for mean in (c for c in setting.claims if c.id not in told):
        relation = _check(setting, mean) if _is_mean(setting, mean) else _portions(setting, mean)
        if relation is not None:
            found.append(relation)
    return tuple(found)


def _is_mean(setting: Setting, claim: Claim) -> bool:
    if claim.quantity.value is None or claim.quantity.unit in ("percent", "factor") or claim.change:
        return False
    cue = any_of(arithmetic().average)
    before = setting.before(claim, _CUE_REACH)
    match = cue.search(before)
    if match is not None:
        between = before[match.end(1) :]
        return _IN_SOME.search(between) is None and not any(
            c.span.start >= claim.span.start - len(between) and c.span.end <= claim.span.start for c in setting.claims
        )
    beside = setting.after(claim, 25).split(",")[0].split(";")[0]  # "330 cars, an average of 15": the mean is the 15
    found = cue.search(beside)
    # "Two owners paid an average of $9,000": the mean is not the two
    return found is not None and not setting.after(claim, 40)[found.end(1) :].startswith(" of ")


def _check(setting: Setting, mean: Claim) -> Relation | None:
    """Pairs of a total and a count in the mean's sentence and the one before; an answer only where they are settled."""
    if _CAUTION.search(setting.before(mean, 30) + " | " + setting.after(mean, 40)):
        return None
    if _BY_TIME.search(setting.before(mean, _CUE_REACH)) is not None:
        return None
    order = setting.neighbours(mean)
    near = [
        c
        for c in order
        if c.span.start < mean.span.start and c.sentence.start <= mean.sentence.start and _usable(c, mean)
    ]
    own = [c for c in near if c.sentence == mean.sentence]
    pool = own if len(own) >= 2 else near
    pairs = [(t, n) for t in pool for n in pool if t.id != n.id and _could_divide(mean, t, n)]
    meant = _meant(mean)
    for total, count in pairs:
        if likely(total).over(likely(count)).meets(meant):
            return _made(setting, mean, total, count, fits=True)
    if len(pairs) != 1 or len(pool) != 2:
        return None
    total, count = pairs[0]
    if of_other_group(setting, mean, total, count.span) or doubtful(setting, mean, total, count.span):
        return None
    return _made(setting, mean, total, count, fits=False)


def _portions(setting: Setting, each: Claim) -> Relation | None:
    """Count, portion and total in one sentence: "four bricks, each of 100 packets, for a total of 400"."""
    if not _EACH.search(setting.before(each, 45)) or each.quantity.value is None:
        return None
    own = setting.neighbours(each, 0)
    counts = [c for c in own if c.span.end <= each.span.start and _usable(c, each)]
    named = _EACH_NOUN.search(setting.before(each, 45))
    if named is not None:  # "paid each runner $200": runners are divided among, and nobody else
        wanted = stem((named.group(1) or "") + "s")
        counts = [c for c in own if _usable(c, each) and c.noun is not None and stem(c.noun + "s") == wanted]
    totals = [
        c for c in own if c.span.start >= each.span.end and _usable(c, each) and _TOTAL.search(setting.before(c, 30))
    ]
    if not counts or len(totals) != 1 or totals[0].quantity.unit != each.quantity.unit or totals[0].noun != each.noun:
        return None
    fits = likely(totals[0]).over(likely(counts[-1])).meets(_portion(each))
    besides = BESIDES.search(setting.sentence(each)) is not None or len(own) > _THREE
    if not fits and (besides or of_other_group(setting, each, totals[0], counts[-1].span)):
        return None
    made = _made(setting, each, totals[0], counts[-1], fits=fits)
    return replace(made, stated=f"{figure(setting, each)} each", rule="average.portions")


def _portion(each: Claim) -> Interval:
    """What a portion can be: one of "about 100" may be 75 or 125, where "about 100 people" may be any 50 to 150."""
    value = float(each.quantity.value or 0)
    if each.quantity.hedge != "about" or each.quantity.unit in ("money", "mass"):
        return _meant(each)
    return Interval(value * (1 - _ABOUT), value * (1 + _ABOUT))


def _usable(claim: Claim, mean: Claim) -> bool:
    unit, value = claim.quantity.unit, claim.quantity.value
    return (
        claim.id != mean.id
        and value is not None
        and value > 0
        and unit not in ("percent", "factor", "duration")
        and not claim.change
        and claim.quantity.hedge not in ("vague", "at_most", "under")
    )


def _could_divide(mean: Claim, total: Claim, count: Claim) -> bool:
    """The total is of the mean's kind and no smaller than the count; the count is of another kind."""
    if (total.quantity.value or 0) < (count.quantity.value or 0):
        return False
    if total.quantity.unit == count.quantity.unit and total.noun == count.noun:
        return False
    if dimension(total) == dimension(count) or (mean.quantity.unit in _OWN and not _one_unit(mean, total)):
        return False
    if count.quantity.unit in ("charge", "conviction") or (count.quantity.unit == "event" and count.noun in _TIMES):
        return False  # what is convicted 684 times and entered 511 times is so many people, of whom each …
    if mean.quantity.unit in ("money", "mass"):
        return count.quantity.unit != mean.quantity.unit
    return total.quantity.unit not in ("money", "mass") and (  # dollars divided by people are dollars
        count.quantity.unit in ("person", "event", "item", "place", "organisation", "country") or count.noun is not None
    )


def _one_unit(mean: Claim, total: Claim) -> bool:
    units = {mean.quantity.unit, total.quantity.unit}
    return len(units) == 1 or units == {"charge", "conviction"}


def _meant(mean: Claim) -> Interval:
    value = float(mean.quantity.value or 0)
    wide, half = allowed(mean), grain(value) / 2
    low = None if wide.low is None else max(0.0, wide.low - half)
    return Interval(low, None if wide.high is None else wide.high + half)


def _made(setting: Setting, mean: Claim, total: Claim, count: Claim, *, fits: bool) -> Relation:
    quotient = likely(total).over(likely(count))
    exact = (total.quantity.value or 0) / (count.quantity.value or 1)
    shown = number(round(exact, 2))
    sign = "=" if abs(exact - round(exact, 2)) < 1e-9 else ROUGHLY
    return Relation(
        kind="average",
        claims=(total.id, count.id, mean.id),
        verdict="consistent" if fits else "inconsistent",
        stated=f"an average of {figure(setting, mean)}",
        computed=shown,
        rule="average.of-two",
        steps=(Step(f"{numeral(setting, total)} {DIVIDED} {numeral(setting, count)} {sign} {shown}", quotient),),
        stated_interval=_meant(mean),
        computed_interval=quotient,
        basis=(total.span, count.span, mean.span),
    )
