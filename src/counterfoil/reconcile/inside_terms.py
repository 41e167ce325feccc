"""A part of a sentence that is longer than the sentence: "five years in prison, including seven years suspended"."""

from __future__ import annotations

from counterfoil.model import Claim, Interval, Relation
from counterfoil.reconcile.likeness import allowed, in_base
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
_SERVED = pattern(rf"\b(?:served|serving|completed|did|spent) {HEDGED}$")
_OF_TERM = pattern(
    r"^[ -](?:years?|months?|days?)(?: (?:in prison|behind bars|in jail))?"
    r" of (?:his|her|that|the|this|a|what was (?:his|her|a))(?: [\pL\d-]+){0,3}? (?:sentence|term|prison)\b"
)
_OTHER_TERM = pattern(
    r"\b(?:consecutive\pL*|each|another|additional|combined|total|extended|minimum|at least|parole)\b"
)
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
    return (*found, *_served(setting))


def _served(setting: Setting) -> tuple[Relation, ...]:
    """More time served of a sentence than the one sentence told of has: "up to 12 years … served 15 years of it"."""
    pairs = {one.id: two for one, two in compounds(setting)}
    seconds = {two.id for two in pairs.values()}
    lengths = [c for c in setting.claims if _term(c) and c.id not in seconds and c.measure == "sentence"]
    lengths = [c for c in lengths if c.noun in ("year", "month", "day")]
    found: list[Relation] = []
    for part in lengths:
        last = pairs.get(part.id, part)
        if _SERVED.search(setting.before(part, 40)) is None or _OF_TERM.match(setting.after(last, 70)) is None:
            continue
        wholes = [c for c in lengths if c.id != part.id and (c.sentence == part.sentence or setting.adjoins(c, part))]
        said = {setting.sentence(c) for c in (*wholes, part)}
        if len(wholes) != 1 or any(_OTHER_TERM.search(words) is not None for words in said):
            continue
        whole = wholes[0]
        if (
            whole.quantity.hedge not in ("exact", "at_most", "nearly")
            or _SENTENCED.search(setting.sentence(whole)) is None
        ):
            continue
        if _least(part, pairs.get(part.id)) > _most(whole, pairs.get(whole.id)):
            found.append(part_of(setting, part, whole, too_large=True))
    return tuple(found)


_SOFT, _ROOM = 0.9, 1.0
"""How much less than an "about" of a length may be; months that a term may be longer than told, where it has months."""


def _least(part: Claim, second: Claim | None) -> float:
    value = (
        in_base(part, part.quantity.interval if second is None else Interval.point(part.quantity.value or 0)).low or 0
    )
    if second is not None:
        value += in_base(second, Interval.point(second.quantity.value or 0)).low or 0
    return value * (_SOFT if part.quantity.hedge in ("about", "nearly") else 1.0)


def _most(whole: Claim, second: Claim | None) -> float:
    value = in_base(whole, Interval.point(whole.quantity.value or 0)).high or 0
    if second is not None:
        return value + (in_base(second, Interval.point(second.quantity.value or 0)).high or 0) + _ROOM
    return value + (12.0 if whole.noun == "year" else _ROOM)


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
