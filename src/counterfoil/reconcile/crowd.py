"""Whether a text tells of more people, or things, than one figure counts."""

from __future__ import annotations

from counterfoil.model import Claim
from counterfoil.reconcile.setting import Setting
from counterfoil.reference.patterns import pattern

MORE_PEOPLE = pattern(
    r"\b(?:others?|more|several|some|many|dozens|hundreds|victims?|children|officers?|agents?|deputies"
    r"|and (?:an?(?:other)?|their|his|her|its|the))\b"
)
"""Words of a sentence that names people whom its one figure may not count."""
_OF_NAMED_DID = pattern(
    r"^ of (?:the|those|these) (?:[\pL-]+ ){0,3}?[\pL-]+"
    r"(?: (?:arrested|detained|apprehended|taken into custody|seized|charged|removed))?"
    r"(?:[.,;]|$| (?:were|was|are|is|have|had|has|will|face|faced|remain|remained|pleaded|pled|got|came|did)\b)"
)
_PEOPLE = frozenset({"person", "event"})


def others_told(setting: Setting, whole: Claim, part: Claim) -> bool:
    """True where "sixty of the aliens" may be of others than the 44: of those "in the jail", of more told before."""
    if _OF_NAMED_DID.match(setting.after(part, 90)) is None:
        return True
    before = [
        c for c in setting.claims if c.span.end <= part.span.start and c.id != whole.id and _counts_like(c, whole)
    ]
    if any(c.quantity.value is None for c in before):
        return True
    alike = {c.quantity.value for c in (whole, *before) if c.quantity.value is not None}
    said = setting.lower[whole.sentence.start : part.span.start]
    return sum(alike) >= (part.quantity.value or 0) or MORE_PEOPLE.search(said) is not None


def _counts_like(claim: Claim, whole: Claim) -> bool:
    return claim.quantity.unit == whole.quantity.unit or {claim.quantity.unit, whole.quantity.unit} <= _PEOPLE
