"""Slips of the keys that other words than the title's carry: digits swapped, and kilograms called pounds.

`differ` asks for like words before it sets two figures against each other. A number of three digits that comes again
with two of them swapped, of the same dimension and the same deed, is the same number however the sentence has it; so is
a weight that comes again 2.2 times lighter in the same unit.
"""

from __future__ import annotations

from counterfoil.model import Claim, Relation
from counterfoil.reconcile.bearing import added_up, bears_out
from counterfoil.reconcile.likeness import dimension, grain, overlap, periods_clash, places_clash
from counterfoil.reconcile.pairs import disagreement
from counterfoil.reconcile.setting import Setting
from counterfoil.reference.patterns import pattern

_MASSES = frozenset({"pound", "kilogram"})
_POUNDS = 2.20462
_CLOSE = 0.006
_LONG, _SHORT, _THRICE = 5, 3, 3
_ELSEWHERE = pattern(
    r"\b(?:additional(?:ly)?|another|others?|more than|previous(?:ly)?|prior|earlier|last (?:year|month|week)|so far"
    r"|to date|since|nationwide|statewide|total(?:s|ing)?|compared|separate(?:ly)?|subsequent(?:ly)?|later"
    r"|remaining|of (?:which|whom|them|those|these)|among|includ\pL+|up from|down from|average|each|yearly"
    r"|annual(?:ly)?|only)\b"
)
"""Words of a number that is of more, of fewer, or of another time."""
_ENOUGH = 0.25


def slips(setting: Setting) -> tuple[Relation, ...]:
    """Every number of the title that a slip makes of another one in the body."""
    found: list[Relation] = []
    body = [c for c in setting.claims if not setting.in_headline(c) and c.quantity.value is not None]
    for title in setting.claims:
        if not setting.in_headline(title) or title.quantity.value is None or title.quantity.hedge != "exact":
            continue
        for later in body:
            if not _one_thing(setting, title, later):
                continue
            rule = _rule(setting, title, later, body)
            if rule is not None and not added_up(setting, title, later):
                found.append(disagreement(setting, title, later, rule))
                break
    return tuple(found)


def _rule(setting: Setting, title: Claim, later: Claim, body: list[Claim]) -> str | None:
    if later.quantity.hedge == "exact" and _swapped(setting, title, later):
        return "differ.swap" if _told_alike(setting, title, later, body) else None
    if title.quantity.unit == "mass" and title.noun == later.noun and title.noun in _MASSES:
        others = [c for c in body if c.quantity.unit == "mass" and c.id != later.id]
        alone = not any(bears_out(title, c) for c in others) and not others
        return "differ.pounds" if alone and _by_unit(title, later) else None
    return None


def _one_thing(setting: Setting, title: Claim, later: Claim) -> bool:
    one, two = dimension(title), dimension(later)
    arrests = {one, two} <= {"people", dimension(later), dimension(title)} and _arrests(title) and _arrests(later)
    if (one != two and not arrests) or title.change or later.change:
        return False
    if title.share_of is not None or setting.is_further(later) or setting.is_further(title):
        return False
    if later.share_of is not None and later.id in setting.worded:
        return False
    if periods_clash(title, later) or places_clash(title, later):
        return False
    around = setting.before(later, 60) + " | " + setting.after(later, 40)
    return _ELSEWHERE.search(around.replace("total weight", "weight")) is None


def _arrests(claim: Claim) -> bool:
    return claim.measure == "arrest" and (claim.quantity.unit == "person" or claim.noun in ("arrest", "apprehension"))


def _swapped(setting: Setting, one: Claim, two: Claim) -> bool:
    """True where two digits side by side are swapped."""
    a, b = ("".join(c for c in setting.words(x.span) if c.isdigit()) for x in (one, two))
    apart = [i for i in range(len(a)) if a[i] != b[i]] if len(a) == len(b) else []
    if len(apart) != 2 or apart[1] != apart[0] + 1:
        return False
    return a[apart[0]] == b[apart[1]] and a[apart[1]] == b[apart[0]]


def _told_alike(setting: Setting, title: Claim, later: Claim, body: list[Claim]) -> bool:
    """True where the two are certainly one number: long, or of one deed, or with words in common and told before."""
    digits = len("".join(c for c in setting.words(title.span) if c.isdigit()).rstrip("0"))
    digits = max(digits, len("".join(c for c in setting.words(later.span) if c.isdigit()).rstrip("0")))
    again = [c for c in body if dimension(c) == dimension(title) and c.quantity.value == title.quantity.value]
    twice = [c for c in body if dimension(c) == dimension(later) and c.quantity.value == later.quantity.value]
    if len(twice) > 1 or (title.noun != later.noun and not (_people(title) and _people(later))):
        return False
    if digits >= _LONG:
        return not again
    if title.measure != later.measure:
        return False
    if digits >= _SHORT:
        return bool(again) and again[0].span.end <= later.span.start
    if title.quantity.unit != "money" or len(again) + 1 < _THRICE:
        return False
    alone = all(
        c.quantity.value == title.quantity.value or c.id == later.id for c in body if c.quantity.unit == "money"
    )
    return alone and max(overlap(setting, c, later) for c in (title, *again)) >= _ENOUGH


def _people(claim: Claim) -> bool:
    return claim.quantity.unit == "person" or _arrests(claim)


def _by_unit(title: Claim, later: Claim) -> bool:
    """True where the later weight is the title's in kilograms, called pounds, or the other way round."""
    one, two = title.quantity.value or 0, later.quantity.value or 0
    if min(one, two) < _SHORT:
        return False
    more, less = max(one, two), min(one, two)
    room = max(_CLOSE, grain(less) / 2 / less, grain(more) / 2 / more if more == one else 0)
    return abs(more / less / _POUNDS - 1) <= min(room, 0.012)
