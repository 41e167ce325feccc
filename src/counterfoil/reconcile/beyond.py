"""A part larger than all that the text tells of: "Of those arrested, 57 had convictions", where it tells of 44 arrests.

Which number such a part is of nobody says, so nothing is said either unless no number of people in the text could hold
it, and the text opens with a total that leaves nobody out.
"""

from __future__ import annotations

from counterfoil.model import Claim, Measure, Relation
from counterfoil.reconcile.likeness import dimension, likely, periods_clash, places_clash
from counterfoil.reconcile.may_hold import may_hold
from counterfoil.reconcile.pairs import part_of
from counterfoil.reconcile.reading import HEDGED
from counterfoil.reconcile.scopes import scopes
from counterfoil.reconcile.setting import Setting, stem
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
_VERB = r"(?:were|was|are|is|have|had|has|will|face|faced|remain|remained|pleaded|pled|got)"
_OF_NOUN = pattern(rf"^ of (?:the|these|those) (?:[\pL-]+ ){{0,2}}?([\pL-]+)(?: {_DONE})? {_VERB}\b")
_AMONG = pattern(
    r"^[“\"]?(?:of|among) (?:the|those|these) "
    rf"(?:\pN[\pN,]*|[\pL-]+) (?:[\pL-]+ ){{0,2}}?[\pL-]+(?: {_DONE})?(?: (?:were|are)|:) {HEDGED}"
)
"""Opens a sentence that goes through those whom its first number counts: "Among the 1,505 arrests were 17 …"."""
_GROUP = pattern(
    rf"^(?:(?:of|among) )?(?:(?:the|these|those|all) (?:[\pL-]+ ){{0,3}}?{_PEOPLE}"
    r"|those (?:arrested|detained|removed|charged))\b[^.;]*:\s*$"
)
_COUNTED = pattern(r"\b(?:including|included|includes|among them|of whom):\s*$")
_OTHER_TIME = pattern(
    r"\b(?:other|another|previous\pL*|prior|earlier|year|nationwide|statewide|since|last|additional|so far|to date"
    r"|average)\b"
)
_MORE = pattern(
    r"\b(?:others?|another|more|several|some|many|dozens|hundreds|thousands|scores|members? of"
    r"|and (?:an?|their|his|her))\b"
)
"""Words of a sentence that tells of people whom its figure may not count."""
_NESTED = pattern(r"\b(?:of whom|of which|who|whose|each|victims?)\b")
_FEWEST = 5
"""A total from here on is said of an effort, and not of the few whom a text is about."""
_BULLET = 4


def beyond(setting: Setting) -> tuple[Relation, ...]:
    """Every part of "those arrested" that is larger than any number of people in the text."""
    people = [c for c in setting.claims if dimension(c) == "people" and not c.change]
    found: list[Relation] = []
    for part in people:
        if part.quantity.value is None or setting.is_further(part) or setting.is_mean(part):
            continue
        others = [c for c in people if c.id != part.id]
        wholes = _wholes(setting, others, part)
        whole = _total(setting, others, part, wholes) if wholes else None
        if whole is not None and not scopes(setting, part) and may_hold(setting, part, whole):
            found.append(part_of(setting, part, whole, too_large=True))
    return tuple(found)


def _wholes(setting: Setting, others: list[Claim], part: Claim) -> list[Claim]:
    """The totals of the text that the words beside the part can make it a part of."""
    free = [c for c in others if not c.share_of and not setting.is_further(c)]
    deed = _deed(setting, part)
    if deed is not None:
        return [c for c in free if c.measure == deed and (_anybody(c) or c.noun == part.noun)]
    named = _OF_NOUN.match(setting.after(part, 90))
    if named is not None:
        noun = stem(named.group(1) or "")
        guessed = [c for c in others if c.id not in setting.worded and not setting.is_further(c)]
        return [c for c in guessed if c.noun is not None and stem(c.noun + "s") == noun]
    first = next((c for c in others if c.sentence == part.sentence and c.span.start < part.span.start), None)
    if first is not None and first in free and _goes_through(setting, first, part):
        return [first]
    return _above_list(setting, free, part)


def _anybody(claim: Claim) -> bool:
    return claim.quantity.unit == "event" or claim.noun in arithmetic().generic_people


def _goes_through(setting: Setting, first: Claim, part: Claim) -> bool:
    """True for "Among the 97 arrests were 17 smugglers, 40 thieves …": the first number holds each of the others."""
    opening = _AMONG.match(setting.sentence(part))
    if opening is None or not part.sentence.start + opening.end() > first.span.start:
        return False
    said = setting.between(first, part)
    return ";" not in said and _NESTED.search(said) is None


def _above_list(setting: Setting, free: list[Claim], part: Claim) -> list[Claim]:
    """The totals above an item that the number opens: "The aliens are charged with:", "97 arrests, including:"."""
    item = setting.segment(part)
    if item is None or item.lead is None or part.span.start - item.span.start > _BULLET:
        return []
    if part.quantity.unit != "person" or part.noun not in arithmetic().generic_people:
        return []
    span = setting.document.segments[item.lead].span
    lead = setting.lower[span.start : span.end]
    last = lead[max(lead.rfind(". "), lead.rfind("” ")) + 1 :].strip()
    if _OTHER_TIME.search(last) is not None:
        return []
    if _GROUP.match(last) is not None:
        return [c for c in free if c.measure == part.measure and _anybody(c)]
    counted = [c for c in free if span.contains(c.span) and _COUNTED.search(setting.lower[c.span.end : span.end])]
    return [c for c in counted if _anybody(c)] if len(counted) == 1 else []


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


def _total(setting: Setting, others: list[Claim], part: Claim, wholes: list[Claim]) -> Claim | None:
    """The total that the text opens with, where neither it nor anything else could hold the part."""
    low = likely(part).low
    if low is None or any(c.quantity.value is None and not c.share_of for c in others):
        return None
    sizes = [likely(c).high for c in others if c.quantity.value is not None]
    if any(size is None or size >= low for size in sizes):
        return None
    if sum({float(c.quantity.value or 0) for c in wholes}) >= low:
        return None  # two efforts, of which the text may go on to tell together
    first = wholes[0]
    if first.sentence == part.sentence or _COUNTED.search(setting.lower[first.sentence.start : first.sentence.end]):
        return first  # the words beside the part name it
    opens = setting.in_headline(first) or setting.in_lead(first)
    if not opens or (first.quantity.value or 0) < _FEWEST or any(_MORE.search(setting.sentence(c)) for c in wholes):
        return None
    return None if periods_clash(first, part) or places_clash(first, part) else first
