"""A change whose old number alone stands beside it: "down 50 percent from 480 in March 2024"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from counterfoil.model import Claim, Interval, Relation, Step
from counterfoil.reconcile.likeness import dimension, likely
from counterfoil.reconcile.phrasing import MINUS, ROUGHLY, TIMES, figure, numeral
from counterfoil.reconcile.setting import Setting
from counterfoil.reference.patterns import pattern
from counterfoil.reference.printing import number

_HEDGES = r"(?:about|approximately|around|roughly|nearly|almost|more than|over|at least|just over|just under)"
_RISES = r"up|increas\w*|ris(?:e|es|en|ing)|rose|gr[eo]w\w*|jump\w*|gain\w*|climb\w*|surg\w*|more|higher"
_FALLS = r"down|decreas\w*|declin\w*|dropp?\w*|f[ea]ll\w*|reduc\w*|lower|fewer|less|cut|shrink|shrank|slid"
_BASE = pattern(
    rf"^(?: (?:{_RISES}|{_FALLS}))?(?: in [\pL ]{{1,40}})?,? (?:from|(?P<than>over|than)|against|compared (?:to|with))"
    rf" (?:the )?(?:just )?(?:(?P<hedge>{_HEDGES}) )?$"
)
"""`than`: "over 480" behind a change is what it is held against, and no hedge."""
_WAY = pattern(rf"^ (?:(?P<up>{_RISES})|(?P<down>{_FALLS}))\b")
_LED = pattern(rf"\b(?:(?P<up>{_RISES})|(?P<down>{_FALLS}))\b")
_LEAD = 50
"""How far before a change the word may stand that says which way it went."""
_MEMBERS = frozenset({"person", "event", "item", "charge", "conviction", "organisation", "other"})
"""What comes in whole ones; a number that names nothing ("from 480 last year") is of what changed."""
_ROUNDED = 0.5
"""Points by which a percentage may have been rounded."""


def bases(setting: Setting, checked: Iterable[Relation]) -> tuple[Relation, ...]:
    """What each change from one number comes to. checked: changes that were set against both of their numbers.

    Nothing is accused: which other figure of the text would be the new number, no words say.
    """
    done = {relation.claims[0] for relation in checked}
    found = []
    for change in setting.claims:
        if not change.change or change.id in done or change.quantity.unit not in ("percent", "factor"):
            continue
        base = _base(setting, change)
        relation = None if base is None else _made(setting, change, base)
        if relation is not None:
            found.append(relation)
    return tuple(found)


def _base(setting: Setting, change: Claim) -> Claim | None:
    """The count right behind the change that the words make the old number, where it counts the same."""
    behind = [c for c in setting.claims if c.sentence == change.sentence and c.span.start >= change.span.end]
    base = min(behind, key=lambda c: c.span.start, default=None)
    if base is None or base.measure != change.measure or not base.quantity.value:
        return None
    if base.quantity.unit not in _MEMBERS and dimension(base) not in ("money", f"mass:{base.noun}"):
        return None
    said = _BASE.match(setting.between(change, base))
    if said is None:
        return None
    if said.group("than") is None or said.group("hedge") is not None:
        return base
    number_alone = Interval.point(base.quantity.value)
    return replace(base, quantity=replace(base.quantity, hedge="exact", interval=number_alone))


def _rises(setting: Setting, change: Claim) -> bool | None:
    """Which way it went, by the word behind the change or the last one before it; None where none says."""
    said = _WAY.match(setting.after(change, 30))
    if said is None:
        said = next(reversed(list(_LED.finditer(setting.before(change, _LEAD)))), None)
    return None if said is None else said.group("up") is not None


def _made(setting: Setting, change: Claim, base: Claim) -> Relation | None:
    size, old = float(change.quantity.value or 0), float(base.quantity.value or 0)
    if change.quantity.unit == "factor":
        low, factor, high, step = size, size, size, f"{numeral(setting, base)} {TIMES} {number(size)}"
    else:
        rises = _rises(setting, change)
        if rises is None or (not rises and size >= 100):
            return None
        way = 1 if rises else -1
        low, factor, high = sorted(1 + way * (size + by) / 100 for by in (-_ROUNDED, 0, _ROUNDED))
        sign = "+" if rises else MINUS
        step = f"{numeral(setting, base)} {sign} {number(size)} percent"
    digits = 0 if base.quantity.unit in _MEMBERS else 1
    new = number(round(old * factor, digits) or 0)
    reach = likely(base)
    return Relation(
        kind="change",
        claims=(change.id, base.id),
        verdict="note",
        stated=f"{figure(setting, change)} from {figure(setting, base)}",
        computed=f"about {new}",
        rule="change.of-base",
        steps=(Step(f"{step} {ROUGHLY} {new}", _between(reach, low, high)),),
        computed_interval=_between(reach, low, high),
        basis=(change.span, base.span),
    )


def _between(old: Interval, low: float, high: float) -> Interval:
    """The old number after the least and after the largest change that the words can mean."""
    return Interval(
        None if old.low is None else max(0.0, old.low * low),
        None if old.high is None else old.high * high,
        old.low_open,
        old.high_open,
    )
