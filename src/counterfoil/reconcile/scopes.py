"""Words beside a figure that give it a scope of its own: "so far", "previously", "another 12"."""

from __future__ import annotations

from counterfoil.model import Claim
from counterfoil.reconcile.setting import Setting
from counterfoil.reference.patterns import pattern

_SCOPE = pattern(
    r"\b(?:so far|to date|since|last (?:year|month|week)|this year|year to date|fiscal year|nationwide|overall|in total"
    r"|previous(?:ly)?|every|per|each|average|at one point|initial(?:ly)?|first|second|third|attempt(?:ed|s)?|expected"
    r"|goal|target(?:ed)? of|short|needs?|lacks?|missing|vacant|vacanc(?:y|ies)|another|additional|more|others?)\b"
)
_TAKES_UP = pattern(r"\bmore than\b|\beach of the\b")  # "each of the 40 arrests" takes up the total
_JUST_NOW = pattern(r"\b(?:(?:late |early )?last|earlier this) (?:week|month)\b")
_OF_PARTNERS = pattern(
    r"\b(?:and )?other (?:[\pL\pN().&’'-]+ ){0,3}?(?:agenc\pL+|partners?|departments?|offices?|authorities|officers"
    r"|agents|forces?|jurisdictions?|components?|entities|organi[sz]ations?)\b"
)
_SINCE_THEN = pattern(r"\bsince (?:(?:early|mid|late)[- ]?)?\pL+(?: \pN{1,2})?(?:, \pN{4})?\b")
_OF_EFFORTS = pattern(r"\bnationwide (?:[\pL’'-]+ ){0,3}?(?:operation|effort|sweep|surge|investigation)s?\b")
_OF_STEPS = pattern(r"\b(?:initial|first|second|third) (?:investigation|appearance|hearing|stop|court|phase)s?\b")


def scopes(setting: Setting, claim: Claim, *, titled: bool = False) -> frozenset[str]:
    """Each such word with the two behind it: "first four months"; that something was done before is one scope.

    titled: what a title's figure is of is no scope: "last week", "since June", the other agencies that took part.
    """
    around = setting.before(claim, 45) + " | " + setting.after(claim, 60)
    around = _TAKES_UP.sub("", around)
    if titled:
        for told in (_JUST_NOW, _SINCE_THEN, _OF_PARTNERS, _OF_EFFORTS, _OF_STEPS):
            around = told.sub(" ", around)
    found = (around[m.start() :].split()[:3] for m in _SCOPE.finditer(around))
    return frozenset(
        "previous" if words[0].startswith("previous") else " ".join(words).rstrip(".,;:") for words in found
    )


def apart(setting: Setting, first: Claim, later: Claim, *, titled: bool) -> bool:
    """True where words beside one of two figures give it a scope that the other has not, or that sets both apart.

    How often somebody was removed before is told with or without "previously", unless the last time, which may be the
    news itself, is what sets the two apart.
    """
    one, two = scopes(setting, first, titled=titled), scopes(setting, later, titled=titled)
    if not one and not two:
        return False
    if not titled:
        return True
    history = first.quantity.unit == later.quantity.unit == "event"
    if history and one ^ two <= {"previous"}:
        return abs((first.quantity.value or 0) - (later.quantity.value or 0)) <= 1 and one != two
    return one != two
