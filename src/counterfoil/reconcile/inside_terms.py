"""A part of a sentence that is longer than the sentence: "five years in prison, including seven years suspended"."""

from __future__ import annotations

from counterfoil.model import Claim, Relation
from counterfoil.reconcile.likeness import allowed
from counterfoil.reconcile.pairs import part_of
from counterfoil.reconcile.reading import HEDGED
from counterfoil.reconcile.setting import Setting
from counterfoil.reconcile.terms import compounds
from counterfoil.reference.patterns import pattern

_UNIT = r"^[ -](?:years?|months?|days?|weeks?)['’]?"
_WITHIN = pattern(
    rf"{_UNIT}(?:[ -][\pL’'-]+){{0,8}}?,?"
    rf" (?:including|of which|of that|of those|with all but|all but|with only|only) {HEDGED}$"
)
_SENTENCED = pattern(r"\b(?:sentenc\pL+|term|prison|imprisonment|jail|incarcerat\pL+|behind bars|custody|serve[ds]?)\b")
_BESIDES = pattern(
    rf"{_UNIT}(?: [\pL’'-]+){{0,4}}? (?:probation|supervised|supervision|parole|extended supervision|community)"
)
_PARTED = pattern(
    rf"{_UNIT}(?: [\pL’'-]+){{0,4}}? "
    rf"(?:suspended|deferred|stayed|in (?:jail|prison|custody)|behind bars|to serve|served)"
)
_OF_IT = pattern(r"^(?:[ -](?:years?|months?|days?|weeks?))? of (?:it|them|that|which|those)(?: [\pL]+)? suspended\b")
_NEXT = pattern(rf"{_UNIT}(?:[ -][\pL’'-]+){{0,6}}?(?:,| and|, with| with) {HEDGED}$")


def inside_terms(setting: Setting) -> tuple[Relation, ...]:
    """Every term in a sentence, and a longer time that the words make a part of it."""
    found: list[Relation] = []
    in_two_units = {claim.id for pair in compounds(setting) for claim in pair}
    for index, whole in enumerate(setting.claims[:-1]):
        part = setting.claims[index + 1]
        if not (_term(whole) and _term(part)) or whole.sentence != part.sentence or whole.id in in_two_units:
            continue
        if _SENTENCED.search(setting.sentence(whole)) is None or not _is_part(setting, whole, part):
            continue
        small, large = allowed(part), allowed(whole)
        if small.low is not None and large.high is not None and small.low > large.high:
            found.append(part_of(setting, part, whole, too_large=True))
    return tuple(found)


def _term(claim: Claim) -> bool:
    return claim.quantity.unit == "duration" and claim.quantity.value is not None and not claim.change


def _is_part(setting: Setting, whole: Claim, part: Claim) -> bool:
    """True where the words between the two, or behind the second, make it a part of the first."""
    between, behind = setting.between(whole, part), setting.after(part, 60)
    if _BESIDES.match(behind) is not None:
        return False  # supervision comes on top, whatever word joins it
    if _WITHIN.match(between) is not None:
        return "but" in between or _PARTED.match(behind) is not None
    return _NEXT.match(between) is not None and _OF_IT.match(behind) is not None
