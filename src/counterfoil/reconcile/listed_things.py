"""A number of places or things and, set off right behind it, one item for each: "four cities: A, B, C and D".

The list is held against the number only where every item is plainly one: a name of a place, or "a" and a few words.
"""

from __future__ import annotations

from counterfoil.model import Claim, Interval, Relation, Span, Step
from counterfoil.reconcile.phrasing import figure
from counterfoil.reconcile.setting import Setting
from counterfoil.reference.countries import country_named
from counterfoil.reference.patterns import pattern
from counterfoil.reference.places import state_forms
from counterfoil.reference.printing import number

_SET_OFF = pattern(
    r"^((?: [\pL’'-]+){1,4}?)(?:: |\s[—–]\s|— ?|\s\()([^—–:;()“”\pN]{8,260}?)(?:\s?[—–]\s?[^—–]*|\)[^)]*|\.)$"
)
_JOINT = pattern(r", and |, | and ")
_NAME = pattern(r"^(?:St\. |the )?\p{Lu}[\pL’'-]*(?: (?:of|de|del|la|\p{Lu}[\pL’'-]*)){0,3}$")
_SINGLE = pattern(r"^(?:an?|one) (?:[\pL’'-]+ ){0,4}[\pL’'-]*[\pL]$")
_OPEN = pattern(
    r"\b(?:includ\pL*|among|such as|like|namely|mainly|mostly|others?|more|several|some|many|etc|pair|set|dozen|number"
    r"|with|each|per|or|plus|both|either|of (?:which|whom|them))\b"
)
_OPEN_LEAD = pattern(
    r"\b(?:including|among|such as|like|other|additional|more|further|was|were|is|are|had|has|have|with|in|at|by)\b"
)
_PLACES = frozenset({"city", "town", "state", "country", "county", "nation", "village", "suburb", "province"})
_MOST = 12


def listed_things(setting: Setting) -> tuple[Relation, ...]:
    """Every such number that is not that of the items."""
    found = (_spelt(setting, c) for c in setting.claims if c.quantity.unit in ("place", "country", "item"))
    return tuple(relation for relation in found if relation is not None)


def _spelt(setting: Setting, claim: Claim) -> Relation | None:
    value = claim.quantity.value
    if claim.quantity.hedge != "exact" or value is None or not 2 <= value <= _MOST or claim.change:
        return None
    match = _SET_OFF.match(setting.words_behind(claim, 340).rstrip())
    if match is None or setting.is_further(claim) or _OPEN_LEAD.search((match.group(1) or "").lower()) is not None:
        return None
    said = match.group(2) or ""
    items = [piece.strip() for piece in _JOINT.sub("|", said).split("|") if piece.strip()]
    if " and " not in said or len(items) < 2 or len(items) == value or _OPEN.search(said.lower()) is not None:
        return None
    if not (_are_places(claim, items) if claim.quantity.unit != "item" else _are_single(items)):
        return None
    at = claim.span.end + match.start(2)
    return Relation(
        kind="same",
        claims=(claim.id,),
        verdict="inconsistent",
        stated=figure(setting, claim),
        computed=number(len(items)),
        rule="differ.listed",
        steps=(Step(f"{number(len(items))} are listed"),),
        stated_interval=claim.quantity.interval,
        computed_interval=Interval.point(len(items)),
        basis=(claim.span, Span(at, at + len(said))),
    )


def _are_places(claim: Claim, items: list[str]) -> bool:
    """True for names alone, and no city beside its state: "Houston, Texas"."""
    if claim.noun not in _PLACES or any(_NAME.match(item) is None for item in items):
        return False
    wide = [item.lower() in state_forms() or country_named(item) is not None for item in items]
    return all(wide) if claim.noun in ("state", "country", "nation") else not any(wide)


def _are_single(items: list[str]) -> bool:
    return all(_SINGLE.match(item.lower()) is not None for item in items)
