"""What a rest is left of, by the figures around it, and which figures of a list are none of its parts.

"Ten pleaded guilty, eight of them in 2024. The remaining two …" are left of the ten, whoever else the text counts. A
rest that one figure leaves exactly behind some of those told after it is of that figure, and is held against no other.
"""

from __future__ import annotations

from itertools import combinations

from counterfoil.model import Claim, Span
from counterfoil.reconcile.reading import HEDGED
from counterfoil.reconcile.setting import Setting
from counterfoil.reference.arithmetic import any_of, arithmetic
from counterfoil.reference.patterns import pattern

_SIGHT = 700
"""Characters that a rest looks back for what it is left of: three or four sentences."""
_MOST = 5
"""Figures taken off one: more of them would come to any rest."""
_COUNTED = frozenset({"person", "event", "item", "organisation", "place", "country", "charge", "conviction", "other"})
_EQUAL = 1e-6
_BESIDE = 22
"""Characters before a figure in which it is called a rest."""
_SIZE = pattern(
    r"\b(?:city|town|village|county|hamlet|community|borough|suburb|township|parish|district|region|island|settlement"
    r"|municipality|population|state|country|nation|school|college|company|crew|staff) of "
    rf"{HEDGED}$|\bpopulation,? {HEDGED}$"
)
_DWELLERS = pattern(r"^ (?:inhabitants|residents|souls)\b")
_OTHER = pattern(rf"\bthe (?:other|rest,|others,) {HEDGED}$")


def closes(setting: Setting, claim: Claim) -> bool:
    """True where "the remaining" or the like stands before the figure: nothing is left after it."""
    match = any_of(arithmetic().remainder).search(setting.before(claim, _BESIDE))
    if match is None:
        return False
    # "of the remaining five, four" are parts of the rest
    start = max(claim.sentence.start, claim.span.start - _BESIDE) + match.end(1)
    return not any(start <= c.span.start and c.span.end <= claim.span.start for c in setting.neighbours(claim, 0))


def is_rest(setting: Setting, claim: Claim) -> bool:
    """True for "the remaining six", "the other six", "the rest, six"."""
    return closes(setting, claim) or _OTHER.search(setting.before(claim, _BESIDE)) is not None


def is_size(setting: Setting, claim: Claim) -> bool:
    """True for the size of a place that is named in passing: "ten in Alder, a city of 40,000"."""
    return _SIZE.search(setting.before(claim, 60)) is not None or _DWELLERS.match(setting.after(claim, 24)) is not None


def in_brackets(setting: Setting, first: Claim, claim: Claim) -> bool:
    """True where brackets that open behind the first part hold the figure and words: "nine men (seven from Alder)"."""
    opened = _bracket(setting, claim)
    if opened is None or opened < first.span.end or _bracket(setting, first) is not None:
        return False
    closed = setting.lower.find(")", claim.span.end, claim.sentence.end)
    return closed > 0 and any(c.isalpha() for c in setting.lower[claim.span.end : closed])


def _bracket(setting: Setting, claim: Claim) -> int | None:
    start = setting.lower.rfind("(", claim.sentence.start, claim.span.start)
    return None if start < 0 or ")" in setting.lower[start : claim.span.start] else start


def left_of_another(setting: Setting, parts: tuple[Claim, ...], whole: Claim) -> bool:
    """True where a rest among the parts is exactly what other figures leave than those that it was added to."""
    return any(is_rest(setting, c) and _leaves(setting, c, parts, whole) for c in parts)


def _leaves(setting: Setting, rest: Claim, parts: tuple[Claim, ...], whole: Claim) -> bool:
    held = frozenset(c.id for c in parts if c.span.end <= rest.span.start)
    before = [
        c
        for c in setting.claims
        if c.span.end <= rest.span.start and rest.span.start - c.span.end < _SIGHT and _plain(setting, c)
    ]
    left = rest.quantity.value or 0
    for index, of in enumerate(before):
        size = of.quantity.value or 0
        if size <= left:
            continue
        needed = held if size == whole.quantity.value else frozenset()  # none of its parts is passed over
        behind = [c for i, c in enumerate(before) if i > index or c.share_of == of.id]  # "three of the seven"
        behind = [c for c in behind if c.quantity.value not in (None, size)]
        taken = [(c.quantity.value or 0, c) for c in behind[-2 * _MOST :]]
        unread = [value for value in _unread(setting, of, rest) if value < size]
        if any(abs(size - left - value) < _EQUAL for value in unread):
            return True
        for count in range(1, min(_MOST, len(taken)) + 1):
            for some in combinations(taken, count):
                told = [c for _, c in some]
                sum_ = sum(value for value, _ in some)
                if not needed <= {c.id for c in told} or not _apart(setting, told, of):
                    continue
                if any(abs(sum_ + value + left - size) < _EQUAL for value in (0, *unread)):
                    return True
    return False


def _plain(setting: Setting, claim: Claim) -> bool:
    quantity = claim.quantity
    named = quantity.unit in _COUNTED and bool(quantity.value) and not claim.change
    return named and not setting.in_headline(claim)


def _apart(setting: Setting, told: list[Claim], of: Claim) -> bool:
    """True where the words make none of these a part of another, and each may be of the same figure."""
    known = [c for c in told if c.id in setting.worded or _called_of(c)]
    ids = {c.id for c in told}
    return not any(c.share_of in ids or c.share_of not in (None, of.id, of.share_of) for c in known)


def _called_of(claim: Claim) -> bool:
    tie = claim.inference("share_of")
    return tie is not None and tie.rule == "whole.of-group"


def _unread(setting: Setting, of: Claim, rest: Claim) -> list[float]:
    """Numbers between the two that were taken for an age: "a third, 30, are held"."""
    stretch = Span(of.span.end, rest.span.start)
    found = (x for x in setting.extraction.leftovers if x.reason == "age" and stretch.contains(x.span))
    return [float(x.value) for x in found if x.value]
