"""A term of a sentence told in the ways in which it is served: "30 months, 18 in prison and 12 in home confinement"."""

from __future__ import annotations

from itertools import pairwise

from counterfoil.model import Claim, Relation, Step
from counterfoil.reconcile.likeness import allowed, base_noun, in_base
from counterfoil.reconcile.lists import total_of
from counterfoil.reconcile.phrasing import added, measured
from counterfoil.reconcile.reading import HEDGED
from counterfoil.reconcile.setting import Setting
from counterfoil.reconcile.terms import compounds
from counterfoil.reference.patterns import pattern

_SERVED = (
    ("prison", pattern(r"\b(?:prison|jail|behind bars|incarcerat\pL+|imprison\pL+|penitentiary|in custody)\b")),
    ("home", pattern(
        r"\b(?:home (?:confinement|detention|incarceration)|house arrest|electronic(?:ally)? monitor\pL+"
        r"|halfway house|community confinement|re-?entry center)\b"
    )),
)  # fmt: skip  # ways of serving one term; probation and supervised release come on top of it
_SPLIT = pattern(
    r"^[ -](?:years?|months?|days?)(?: (?:term|sentence|split sentence))?"
    rf"(?:\s?[:,–—(]|,? (?:made up of|consisting of|comprising|split between|divided into|that is)) ?{HEDGED}$"
)
_JOIN = pattern(r"\b(?:and|plus|followed by|then)\b")
_OTHERWISE = pattern(
    r"\b(?:concurrent\pL*|same time|respectively|each|suspended|credit|probation|supervised|parole|fined?|or|up to"
    r"|maximum|minimum|at least|faces?|could)\b"
)
_SENTENCE = pattern(r"\b(?:sentenc\pL+|term|serve[ds]?|given|gets?|got|received?|ordered|imposed)\b")


def split_terms(setting: Setting) -> tuple[Relation, ...]:
    """Every term that the words right behind it divide into prison and confinement at home."""
    found: list[Relation] = []
    inside = {claim.id for pair in compounds(setting) for claim in pair}
    lengths = [c for c in setting.claims if c.quantity.unit == "duration" and c.quantity.value is not None]
    for index, whole in enumerate(lengths):
        run = [c for c in lengths[index + 1 :] if c.sentence == whole.sentence]
        if len(run) != 2 or any(c.id in inside for c in (whole, *run)) or not _divided(setting, whole, run):
            continue
        if any(c.sentence == whole.sentence for c in lengths[:index]):
            continue  # terms of several people
        found.append(_made(setting, whole, run))
    return tuple(found)


def _divided(setting: Setting, whole: Claim, run: list[Claim]) -> bool:
    said = setting.sentence(whole)
    if any(c.quantity.hedge != "exact" for c in (whole, *run)) or whole.noun not in ("year", "month", "day"):
        return False
    if _SPLIT.match(setting.between(whole, run[0])) is None or _SENTENCE.search(said) is None:
        return False
    if _OTHERWISE.search(setting.lower[whole.span.end : whole.sentence.end]) is not None:
        return False
    ends = [*(c.span.start for c in run[1:]), whole.sentence.end]
    ways = [_way(setting.lower[c.span.end : end]) for c, end in zip(run, ends, strict=True)]
    joined = all(_JOIN.search(setting.between(a, b)) is not None for a, b in pairwise(run))
    return joined and set(ways) == {name for name, _ in _SERVED}


def _way(words: str) -> str | None:
    found = [name for name, told in _SERVED if told.search(words) is not None]
    return found[0] if len(found) == 1 else None


def _made(setting: Setting, whole: Claim, run: list[Claim]) -> Relation:
    total = total_of([in_base(c, c.quantity.interval) for c in run])
    stated = in_base(whole, whole.quantity.interval)
    step, shown = added(setting, run, total, base_noun(whole))
    fits = total_of([allowed(c) for c in run]).meets(allowed(whole))
    return Relation(
        kind="sum",
        claims=(*(c.id for c in run), whole.id),
        verdict="consistent" if fits else "inconsistent",
        stated=measured(setting, whole),
        computed=shown,
        rule="sum.split-term",
        steps=(Step(step, total),),
        stated_interval=stated,
        computed_interval=total,
        basis=(*(c.span for c in run), whole.span),
    )
