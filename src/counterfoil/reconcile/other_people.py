"""Whether a hedged number of people is of others than an exact one before it: those of a week, of all agencies, met."""

from __future__ import annotations

from counterfoil.model import Claim
from counterfoil.reconcile.likeness import dimension
from counterfoil.reconcile.setting import Setting
from counterfoil.reference.patterns import pattern

_DEEDS = {
    "arrest": r"arrest|apprehen|detain|custody|captur|round|nabb|caught|pick|taken|took|net(?:s|ted)\b|encounter",
    "removal": r"remov|deport|repatriat|expel|return|sent",
    "charge": r"charg|indict|accus|prosecut|arrest",
    "conviction": r"convict|guilty|plea",
    "detention": r"detain|detention|custody|held|hold|jail",
    "sentence": r"sentenc",
}
_SAID = {measure: pattern(rf"\b(?:{words})") for measure, words in _DEEDS.items()}
_OTHERS = pattern(
    r"\b(?:an?|per|each|every) (?:day|night|week|weekend|month|quarter|year|shift|station|site|office)\b"
    r"|\b(?:all|both|other|several|local|partner|of) (?:of )?(?:the )?(?:agencies|partners|departments|offices|forces"
    r"|units|jurisdictions|sectors|counties)\b"
    r"|\b(?:combined|await(?:s|ing|ed)?|before|prior|previous(?:ly)?|ago|last (?:week|month|year)|normally|usual(?:ly)?"
    r"|typical(?:ly)?|planned|expect(?:s|ed)?|hop(?:es|ed)|could|would|might|may|should|yet to|still to"
    r"|(?:in|of|during|since) (?:19|20)\pN\pN)\b"
)
"""In the sentence of the hedged number: how many there are a week, with other agencies, at another time, or ahead."""


def of_other_people(setting: Setting, first: Claim, later: Claim) -> bool:
    """True where the hedged one's sentence does not say of its people what was done to those of the exact one."""
    if dimension(later) != "people":
        return False
    hedged, exact = (later, first) if later.quantity.hedge != "exact" else (first, later)
    said, other = setting.sentence(hedged), setting.sentence(exact)
    deed = _SAID.get(hedged.measure)
    if deed is not None and deed.search(said) is None:
        return True
    known = {m.group() for m in _OTHERS.finditer(other)}
    return any(m.group() not in known for m in _OTHERS.finditer(said))
