"""A part larger than all that the text tells of: "Of those arrested, 57 had convictions", where it tells of 44 arrests.

Which number such a part is of nobody says, so nothing is said either unless no number of people in the text could hold
it, and the text opens with a total that leaves nobody out.
"""

from __future__ import annotations

from counterfoil.model import Claim, Measure, Relation
from counterfoil.reconcile.likeness import dimension, likely, periods_clash, places_clash
from counterfoil.reconcile.pairs import part_of
from counterfoil.reconcile.reading import HEDGED
from counterfoil.reconcile.scopes import scopes
from counterfoil.reconcile.setting import Setting
from counterfoil.reference.arithmetic import arithmetic
from counterfoil.reference.patterns import pattern

_DEEDS: dict[str, Measure] = {
    "arrest": "arrest", "apprehen": "arrest", "detain": "arrest", "taken": "arrest", "captur": "arrest",
    "remov": "removal", "deport": "removal", "repatriat": "removal", "charg": "charge", "indict": "charge",
    "convict": "conviction", "sentenc": "sentence",
}  # fmt: skip  # how the words of a deed begin, and the measure that counts it
_DONE = (
    r"(?:who (?:were|had been) )?(?:arrested|apprehended|detained|taken into custody|captured|removed|deported"
    r"|repatriated|charged|indicted|convicted|sentenced)"
)
_PEOPLE = (
    r"(?:people|individuals|persons|men|women|immigrants|migrants|aliens|noncitizens|offenders|suspects|subjects"
    r"|defendants|fugitives)"
)
_THOSE = rf"(?:those|these|all those|(?:the|these|those) (?:[\pL-]+ ){{0,2}}{_PEOPLE}) {_DONE}"
_BEFORE = pattern(rf"\b(?:of|among) {_THOSE}\b[^.;:]{{0,40}}?[,:]? {HEDGED}$")
_BEHIND = pattern(rf"^ of (?:{_THOSE}|(?:the|these|those) (?:arrests|apprehensions|removals|deportations))\b")
_LEAD = pattern(rf"\b(?:of|among) {_THOSE}\b[^.;:]{{0,60}}:?\s*$")
_MORE = pattern(
    r"\b(?:others?|another|more|several|some|many|dozens|hundreds|thousands|scores|members? of"
    r"|and (?:an?|their|his|her))\b"
)
"""Words of a sentence that tells of people whom its figure may not count."""
_FEWEST = 5
"""A total from here on is said of an effort, and not of the few whom a text is about."""
_BULLET = 4


def beyond(setting: Setting) -> tuple[Relation, ...]:
    """Every part of "those arrested" that is larger than any number of people in the text."""
    people = [c for c in setting.claims if dimension(c) == "people" and not c.change]
    found: list[Relation] = []
    for part in people:
        deed = _deed(setting, part)
        if deed is None or part.quantity.value is None or setting.is_further(part) or setting.is_mean(part):
            continue
        whole = _total(setting, [c for c in people if c.id != part.id], part, deed)
        if whole is not None and not scopes(setting, part):
            found.append(part_of(setting, part, whole, too_large=True))
    return tuple(found)


def _deed(setting: Setting, part: Claim) -> Measure | None:
    """What was done to those whom the words beside the figure make it a part of."""
    opens = setting.lower[part.sentence.start : part.span.start]
    match = _BEFORE.search(opens) or _BEHIND.match(setting.after(part, 90))
    item = setting.segment(part)
    if match is None and item is not None and item.lead is not None and part.span.start - item.span.start <= _BULLET:
        lead = setting.document.segments[item.lead].span
        match = _LEAD.search(setting.lower[lead.start : lead.end])
    if match is None:
        return None
    said = (match.group() or "").split()
    return next((measure for word in said for begins, measure in _DEEDS.items() if word.startswith(begins)), None)


def _total(setting: Setting, others: list[Claim], part: Claim, deed: Measure) -> Claim | None:
    """The total that the text opens with, where neither it nor anything else could hold the part."""
    low = likely(part).low
    if low is None or any(c.quantity.value is None for c in others):
        return None
    sizes = [likely(c).high for c in others]
    if any(size is None or size >= low for size in sizes):
        return None
    wholes = [c for c in others if c.measure == deed and not c.share_of and not setting.is_further(c)]
    if not wholes or sum({float(c.quantity.value or 0) for c in wholes}) >= low:
        return None  # two efforts, of which the text may go on to tell together
    first = wholes[0]
    generic = first.quantity.unit == "event" or first.noun in arithmetic().generic_people or first.noun == part.noun
    opens = setting.in_headline(first) or setting.in_lead(first)
    if not (opens and generic) or (first.quantity.value or 0) < _FEWEST or _MORE.search(setting.sentence(first)):
        return None
    return None if periods_clash(first, part) or places_clash(first, part) else first
