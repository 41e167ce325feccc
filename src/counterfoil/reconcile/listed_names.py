"""A number of people and, set off right behind it, their names: "the four men — Moreno, Hill and Cruz — face …"."""

from __future__ import annotations

from counterfoil.model import Claim, Interval, Relation, Span, Step
from counterfoil.reconcile.likeness import dimension
from counterfoil.reconcile.named import GOES_ON
from counterfoil.reconcile.of_some import named_of_some
from counterfoil.reconcile.phrasing import figure
from counterfoil.reconcile.setting import Setting
from counterfoil.reference.patterns import pattern
from counterfoil.reference.printing import number

_SET_OFF = pattern(r"^([^—–:;.()]{0,90}?)(?:\s[—–]\s?|\s?\(|:\s)([^—–:;()]{5,240}?)(?:\s?[—–]\s|\)|\.$|\.”?$)")
_PRESENT = pattern(r"\b(?:had|has|carried|held|were|are|the|these|those) $")
_APPOSED = pattern(r"^((?: [\pL-]+){1,3}), ([^—–:;()“]{5,240}?)\.$")
_ROLE = pattern(r"^(?:(?:his|her|their|the) )?(?:co-?defendants?|defendant|brothers?|driver|passenger|suspect) ")
_WORD = r"(?:\p{Lu}[\pL’'.-]*|de|la|del|los|y|van|von|al|bin)"
_NAME = pattern(rf"^{_WORD}(?: {_WORD}){{0,4}}$")
_AGE = pattern(r"^(?:age )?\pN{2}$|^(?:Jr|Sr|II|III)\.?$")
_JOINT = pattern(r",? and |, ")
_FIRM = pattern(r"\b(?:Inc|Corp|LLC|Ltd|Co|LLP|Company|Corporation|Group)\b|&")
_AMONG = pattern(r"\b(?:including|include|among|such as|led by|like|least|by|against)\b")
_MOST, _BEHIND = 12, 300


def listed_names(setting: Setting) -> tuple[Relation, ...]:
    """Every such number that is not that of the names."""
    found = (_named(setting, c) for c in setting.claims)
    return tuple(relation for relation in found if relation is not None)


def _named(setting: Setting, claim: Claim) -> Relation | None:
    value = claim.quantity.value
    if dimension(claim) != "people" or claim.quantity.hedge != "exact" or value is None or not 2 <= value <= _MOST:
        return None
    words = setting.words_behind(claim, 340).rstrip()
    match = _SET_OFF.match(words)
    if match is None and _PRESENT.search(setting.before(claim, 12)) is not None:
        match = _APPOSED.match(words)
    if match is None or any(c.id != claim.id and _holds_another(claim, c, match.end(1)) for c in setting.claims):
        return None
    said = match.group(2) or ""
    if _AMONG.search((match.group(1) or "").lower()) is not None or named_of_some(setting, claim):
        return None
    names = _names(said)
    if names is None or len(names) == value:
        return None
    at = claim.span.end + match.start(2)
    behind = setting.lower[at + len(said) : at + len(said) + _BEHIND]
    if len(names) < value and GOES_ON.search(behind) is not None:
        return None  # "also charged were …"
    return Relation(
        kind="same",
        claims=(claim.id,),
        verdict="inconsistent",
        stated=figure(setting, claim),
        computed=number(len(names)),
        rule="differ.named",
        steps=(Step(f"{number(len(names))} are named"),),
        stated_interval=claim.quantity.interval,
        computed_interval=Interval.point(len(names)),
        basis=(claim.span, Span(at, at + len(said))),
    )


def _holds_another(claim: Claim, other: Claim, size: int) -> bool:
    """True where another figure stands between the number and the names: they may be that figure's."""
    return claim.span.end <= other.span.start < claim.span.end + size


def _names(said: str) -> list[str] | None:
    """The names of a list that holds nothing but names and ages; None for any other words."""
    if " and " not in said or _FIRM.search(said) is not None:
        return None
    pieces = [piece.strip() for piece in _JOINT.sub("|", said).split("|") if piece.strip()]
    pieces = [_ROLE.sub("", piece) for piece in pieces]
    names = [piece for piece in pieces if _AGE.match(piece) is None]
    return names if len(names) > 1 and all(_NAME.match(name) for name in names) else None
