"""Percentages that share out one whole: what a rest closes, or nobody can be in twice, comes to a hundred."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from counterfoil.model import Claim, Interval, Relation, Step
from counterfoil.reconcile.division import Division
from counterfoil.reconcile.leavings import closes
from counterfoil.reconcile.likeness import grain
from counterfoil.reconcile.phrasing import figure
from counterfoil.reconcile.reading import HEDGED
from counterfoil.reconcile.setting import Setting
from counterfoil.reference.patterns import pattern
from counterfoil.reference.printing import number

_OPENS = pattern(rf"^[“\"]?(?:about |another |an additional |a further |the (?:other|remaining) )?{HEDGED}$")
_APART = pattern(
    r"\b(?:from|to|than|compared (?:to|with)|up|down|rose|fell|grew|was|only) $"
    r"|\bin (?:19|20)\d\d\b|\b(?:last|previous|prior) year\b"
)
_BASE = pattern(r"^(?: ?percent| ?%)? of (?:the|all|its|complaints|cases)\b")
"""A share with a base of its own behind it."""
_INSIDE = pattern(r"^(?: \pL+)? of (?:them|whom|which|those)\b")
_HUNDRED, _WORD_SLACK, _LETTERS = 100.0, 4.0, pattern(r"\pN")


def hundreds(setting: Setting) -> tuple[Relation, ...]:
    """Every run of percentages of one whole that its words close, or divide so that nobody is in two of them."""
    found = (_check(setting, run) for run in _runs(setting))
    return tuple(relation for relation in found if relation is not None)


def _runs(setting: Setting) -> Iterable[tuple[Claim, ...]]:
    """Percentages of one sentence, or of sentences behind one another that each open with one."""
    run: list[Claim] = []
    for claim in setting.claims:
        if claim.quantity.unit != "percent" or claim.quantity.value is None or claim.change:
            continue
        if run and not _goes_on(setting, run[-1], claim):
            yield tuple(run)
            run = []
        run.append(claim)
    yield tuple(run)


def _goes_on(setting: Setting, last: Claim, claim: Claim) -> bool:
    if None not in (last.share_of, claim.share_of) and last.share_of != claim.share_of:
        return False
    if last.sentence == claim.sentence:
        return True
    return (
        setting.adjoins(last, claim)
        and _OPENS.match(setting.lower[claim.sentence.start : claim.span.start]) is not None
    )


def _check(setting: Setting, run: tuple[Claim, ...]) -> Relation | None:
    if len(run) < 2 or any(_INSIDE.match(setting.after(c, 24)) for c in run[1:]) or _divided_already(setting, run):
        return None
    spans = [setting.between(a, b) for a, b in pairwise(run)]
    if any(_APART.search(words) for words in (*spans, setting.before(run[0], 24))):
        return None
    closed = closes(setting, run[-1])
    division = Division(setting, run[0], run, "")
    apart = division.by_sex or (len(run) > 2 and (division.by_crime or division.divides(opens=False)))
    if division.overlaps or not (closed or apart):
        return None
    slack = 1.0 + sum(_slack(setting, c) for c in run)
    low = sum(float(c.quantity.interval.low or 0) for c in run) - slack
    highs = [c.quantity.interval.high for c in run]
    high = None if None in highs else sum(float(h or 0) for h in highs) + slack
    short = closed and high is not None and high < _HUNDRED
    if low <= _HUNDRED and not short:
        return None
    total = sum(c.quantity.value or 0 for c in run)
    shown = f"{number(round(total, 1))} percent"
    whole = setting.by_id.get(next((c.share_of for c in run if c.share_of), None) or "")
    return Relation(
        kind="sum",
        claims=(*(c.id for c in run), *((whole.id,) if whole is not None else ())),
        verdict="inconsistent",
        stated="the whole",
        computed=shown,
        rule="sum.hundred",
        steps=(Step(f"{' + '.join(figure(setting, c) for c in run)} = {shown}", Interval.point(total)),),
        stated_interval=Interval.point(100),
        computed_interval=Interval.point(total),
        basis=tuple(c.span for c in run),
    )


def _divided_already(setting: Setting, run: tuple[Claim, ...]) -> bool:
    """True where each is of a group of its own ("60 percent of the women"), or some of them come to a hundred alone."""
    if sum(_BASE.match(setting.after(c, 40)) is not None for c in run) > 1:
        return True
    values = [c.quantity.value or 0 for c in run]
    cuts = [values[i:] for i in range(1, len(values) - 1)] + [values[:i] for i in range(2, len(values))]
    return any(abs(sum(cut) - _HUNDRED) <= 1 for cut in cuts)


def _slack(setting: Setting, claim: Claim) -> float:
    """Points that one percentage may be off by rounding; a fraction in words is said of what lies near it."""
    if _LETTERS.search(setting.words(claim.span)) is None and "percent" not in setting.words(claim.span).lower():
        return _WORD_SLACK
    return grain(float(claim.quantity.value or 0)) / 2 if (claim.quantity.value or 0) % 1 else 0.5
