"""Other figures of the text that explain why a list does not come to the number it was tied to.

Which total a list is of is often a guess. A sum that another figure gives, a rest that completes another whole, or a
part told in the sentence before shows that the guess was wrong, and nothing is said of the list.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from counterfoil.model import Claim, Relation
from counterfoil.reconcile.leavings import closes, in_brackets, left_of_another
from counterfoil.reconcile.likeness import dimension
from counterfoil.reconcile.setting import Setting

_SIGHT = 700
"""Characters around a list within which a part of it may be told: three or four sentences."""
_EQUAL = 1e-6
_ROUNDED = 0.5
"""Points by which a share may be rounded."""
_MANY = 10
"""Parts of a list of which every choice is tried."""


def explained(setting: Setting, relation: Relation) -> bool:
    """True for a list, a rest or a share that does not fit, where other figures show that it is of something else."""
    if relation.kind == "share" and relation.verdict == "inconsistent" and len(relation.claims) == 3:
        return _share_of_another(setting, *(setting.by_id[name] for name in relation.claims))
    if relation.kind not in ("sum", "rest") or relation.verdict != "inconsistent" or len(relation.claims) < 3:
        return False
    *parts, whole = (setting.by_id[name] for name in relation.claims)
    others = [
        c
        for c in setting.claims
        if c.id not in relation.claims and dimension(c) == dimension(whole) and c.quantity.value and not c.change
    ]
    body = [c for c in others if not setting.in_headline(c)]
    total, size = sum(_value(c) for c in parts), _value(whole)
    near = [c for c in body if abs(c.span.start - parts[0].span.start) < _SIGHT and c.share_of in (None, whole.id)]
    return (
        left_of_another(setting, tuple(parts), whole)
        or _in_two(setting, (*parts, whole), total - size)
        or _among(total, body)
        or _among(total + size, body)
        or any(abs(total + _value(c) - size) < _EQUAL for c in near)
        or _begun_before(setting, parts[0], total, others)
        or any(
            closes(setting, c) and (_completes(_value(c), [*others, whole]) or _some_complete(c, parts, size))
            for c in parts
        )
    )


def left_over(setting: Setting, relation: Relation) -> bool:
    """True for a rest that does not fit, where it is just what other figures leave."""
    *parts, whole = (setting.by_id[name] for name in relation.claims)
    return relation.verdict == "inconsistent" and left_of_another(setting, tuple(parts), whole)


def _in_two(setting: Setting, parts: tuple[Claim, ...], excess: float) -> bool:
    """True where a figure beside the list is by how much it runs over: "648 are counted among both"."""
    *_, last, whole = parts
    held = {c.id for c in parts}
    beside = [c for end in (parts[0], last) for c in setting.neighbours(end) if c.id not in held]
    alike = [c for c in beside if dimension(c) == dimension(whole) and not c.change and _value(c) != _value(whole)]
    alike = [c for c in alike if not in_brackets(setting, parts[0], c)]
    able = (c for c in alike if dimension(c) == "people" or c.noun in (None, whole.noun))
    return excess > 1 and any(abs(_value(c) - excess) < _EQUAL for c in able)


def _begun_before(setting: Setting, first: Claim, total: float, others: list[Claim]) -> bool:
    """True where the list with the part told right before it comes to another figure: "228 at homes, 124 …, 62 …"."""
    before = [
        c
        for c in others
        if c.span.end <= first.span.start and (c.sentence == first.sentence or setting.adjoins(c, first))
    ]
    return bool(before) and _among(total + _value(before[-1]), [c for c in others if c.id != before[-1].id])


def _value(claim: Claim) -> float:
    return float(claim.quantity.value or 0)


def _among(wanted: float, claims: Iterable[Claim]) -> bool:
    return any(abs(_value(c) - wanted) < _EQUAL for c in claims)


def _completes(rest: float, claims: list[Claim]) -> bool:
    """True where the rest is what is left of one figure behind another: "87 had … The remaining 56" of 143."""
    return any(_among(_value(part) + rest, [c for c in claims if c.id != part.id]) for part in claims)


def _some_complete(rest: Claim, parts: list[Claim], size: float) -> bool:
    """True where the rest completes the whole with some of the list: the others are parts of parts."""
    before = [c for c in parts if c.id != rest.id][:_MANY]
    taken = (some for count in range(1, len(before)) for some in combinations(before, count))
    return any(abs(sum(_value(c) for c in some) + _value(rest) - size) < _EQUAL for some in taken)


def _share_of_another(setting: Setting, share: Claim, part: Claim, whole: Claim) -> bool:
    """True where the part is the stated share of another figure, and so may well be a part of that."""
    others = (c for c in setting.claims if dimension(c) == dimension(whole) and c.quantity.value and not c.change)
    return any(
        abs(100 * _value(part) / _value(c) - _value(share)) <= _ROUNDED
        for c in others
        if c.id not in (part.id, whole.id) and _value(c) != _value(whole)
    )
