"""A part that a title gives, and the same part of the same whole in the body: "including 543 with convictions".

The two must be singled out by the same words, and of wholes that agree; nothing else in the body may be the title's.
"""

from __future__ import annotations

from counterfoil.model import Claim, Relation
from counterfoil.reconcile.likeness import FAR, could_agree, dimension, likely, ratio
from counterfoil.reconcile.pairs import disagreement
from counterfoil.reconcile.setting import Setting, words_of
from counterfoil.reference.arithmetic import arithmetic
from counterfoil.reference.patterns import pattern

_FEWEST = 2
_AND_ONE = pattern(r"(?:,|;|\band|\bplus)\s+(?:an?|another|his|her|their|the)\s+\pL")


def title_parts(setting: Setting) -> tuple[Relation, ...]:
    """Every part of a title that the body gives with another number."""
    found: list[Relation] = []
    body = [c for c in setting.claims if not setting.in_headline(c) and c.quantity.value is not None]
    for part in setting.claims:
        if not setting.in_headline(part) or not part.share_of or (part.quantity.value or 0) < _FEWEST:
            continue
        if part.quantity.unit in ("percent", "factor") or setting.is_further(part):
            continue
        kin = [c for c in body if _one_part(setting, part, c)]
        if len(kin) != 1 or any(dimension(c) == dimension(part) and likely(c).meets(likely(part)) for c in body):
            continue
        again = kin[0]
        further = setting.is_further(again) or _goes_on(setting, part, again, body)
        if not could_agree(part, again) and not further and ratio(part, again) <= FAR:
            found.append(disagreement(setting, part, again, "differ.title"))
    return tuple(found)


def _goes_on(setting: Setting, part: Claim, again: Claim, body: list[Claim]) -> bool:
    """True where the body tells of more of them: "three of the jail and a border officer", "23 with families"."""
    missing = (part.quantity.value or 0) - (again.quantity.value or 0)
    single = list(_AND_ONE.finditer(setting.lower[again.span.end : again.sentence.end]))
    if missing <= 0 or missing <= len(single):
        return missing > 0
    kin = [c for c in body if c.id != again.id and dimension(c) == dimension(part)]
    return any(likely(c).plus(likely(again)).meets(likely(part)) for c in kin)


def _one_part(setting: Setting, one: Claim, two: Claim) -> bool:
    """True where both are the same part of the same whole, by the words that single them out."""
    wholes = [setting.by_id.get(c.share_of or "") for c in (one, two)]
    if wholes[0] is None or wholes[1] is None or dimension(one) != dimension(two) or one.measure != two.measure:
        return False
    if wholes[0].quantity.value is None or not could_agree(wholes[0], wholes[1]) or one.noun != two.noun:
        return False
    kinds = [_singled_out(c) for c in (one, two)]
    return kinds[0] == kinds[1] and bool(kinds[0] or one.noun not in arithmetic().generic_people)


def _singled_out(claim: Claim) -> frozenset[tuple[str, str]]:
    return frozenset((f.kind, w[:5]) for f in claim.filters if f.kind != "status" for w in words_of(f.value.lower()))
