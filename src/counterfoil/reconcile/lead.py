"""The title's figure and the one of the sentence that opens the body, where another sentence bears the title out.

Three mentions of one thing, of which one differs. That another gives the title's number is no excuse of the opening
sentence where that says in the title's words what the title says; it is one where it tells of more: of a total, of
others, of a longer time.
"""

from __future__ import annotations

from counterfoil.model import Claim, Relation
from counterfoil.reconcile.bearing import added_up, bears_out, made_up, may_be_some, rounded, singled_out
from counterfoil.reconcile.differ import title_apart
from counterfoil.reconcile.likeness import FAR, alike, could_agree, dimension, ratio
from counterfoil.reconcile.pairs import disagreement
from counterfoil.reconcile.scopes import scopes
from counterfoil.reconcile.setting import Setting, words_of
from counterfoil.reconcile.who import supervised
from counterfoil.reference.patterns import pattern

_SUMMED = pattern(
    r"\b(?:combined|collective(?:ly)?|total(?:ing|ling|s)?|together|altogether|aggregate|consecutive"
    r"|in all|all told)\b"
)
"""Before a length: it is the sum of several terms, and no one term is another number for it."""
_ENOUGH = 0.4
"""Share of the title's content words that the opening sentence must have."""
_WIDER = pattern(
    r"\b(?:total(?:s|ing|ed)?|altogether|combined|overall|in all|all told|brings?|bringing|brought|so far|to date|since"
    r"|additional(?:ly)?|remaining|subsequent(?:ly)?|eventually|by the end|by (?:\pL+day|now))\b"
)
"""Words of a sentence that tells of more than the sentence that opens the body."""


def lead(setting: Setting) -> tuple[Relation, ...]:
    """The first figure of the body where it restates the title's, word for word, and is another number."""
    body = [c for c in setting.claims if not setting.in_headline(c) and c.quantity.value is not None]
    found: list[Relation] = []
    for title in setting.claims:
        if not setting.in_headline(title) or not _plain(setting, title):
            continue
        kin = [c for c in body if alike(setting, title, c, offences=False, periods=False)]
        if kin and _restated(setting, title, kin[0]) and not _explained(setting, title, kin[0], body):
            found.append(disagreement(setting, title, kin[0], "differ.lead"))
    return tuple(found)


def _plain(setting: Setting, claim: Claim) -> bool:
    quantity = claim.quantity
    if quantity.value is None or quantity.hedge == "vague" or quantity.unit in ("percent", "factor", "money", "mass"):
        return False
    if quantity.unit in ("charge", "conviction") and setting.before(claim, 10).endswith("all "):
        return False  # all of one man's, among those of several
    if quantity.unit == "duration" and _SUMMED.search(setting.before(claim, 50) + " | " + setting.after(claim, 25)):
        return False
    return not (claim.change or setting.is_further(claim) or claim.share_of)


def _restated(setting: Setting, title: Claim, later: Claim) -> bool:
    """True where the later figure opens the body, and counts in the title's own words what the title counts."""
    if (
        not _plain(setting, later)
        or could_agree(title, later)
        or later.measure != title.measure
        or rounded(title, later)
    ):
        return False
    if not setting.in_lead(later) or ratio(title, later) > FAR or title_apart(setting, title, later):
        return False
    if scopes(setting, title, titled=True) != scopes(setting, later, titled=True):
        return False
    if title.quantity.unit == later.quantity.unit == "event" and abs(_size(title) - _size(later)) <= 1:
        return False  # the last removal may be the news itself
    if not {w for place in title.places for w in words_of(place.lower())} <= set(words_of(setting.sentence(later))):
        return False  # of two counties the opening sentence may tell of one
    said, again = setting.content(title), setting.content(later)
    return not may_be_some(title, later) and len(said & again) >= _ENOUGH * len(said)


def _size(claim: Claim) -> float:
    return float(claim.quantity.value or 0)


def _explained(setting: Setting, title: Claim, later: Claim, body: list[Claim]) -> bool:
    """True where the body tells, besides, of something that the title could be of."""
    others = [c for c in body if c.id != later.id and bears_out(title, c)]
    prison = [c for c in others if not supervised(setting, c) or supervised(setting, title)]
    return (
        any(_of_more(setting, title, later, c) for c in prison)
        or added_up(setting, title, later)
        or made_up(setting, title, later)
    )


def _of_more(setting: Setting, title: Claim, later: Claim, other: Claim) -> bool:
    """True where another figure that is the title's may be of a part, or of more than the opening sentence tells."""
    if other.id in setting.worded or other.sentence == later.sentence or dimension(other) != dimension(title):
        return True
    if other.share_of == later.id and not singled_out(other) <= singled_out(title):
        return True
    wider = _WIDER.search(setting.sentence(other)) is not None
    return wider or setting.is_further(other) or bool(scopes(setting, other))
