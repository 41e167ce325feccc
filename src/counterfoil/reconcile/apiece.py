"""So much for each of so many, against what it comes to: "$50,000 each, $450,000 in all, for nine fugitives"."""

from __future__ import annotations

from dataclasses import dataclass

from counterfoil.model import Claim, Interval, Relation, Step
from counterfoil.reconcile.likeness import allowed, dimension, in_base
from counterfoil.reconcile.phrasing import DIVIDED, ROUGHLY, measured, numeral
from counterfoil.reconcile.reading import HEDGED
from counterfoil.reconcile.setting import Setting, stem
from counterfoil.reference.patterns import pattern
from counterfoil.reference.printing import number

_EACH_BEHIND = pattern(
    r"^(?: [\pL’'-]+){0,5}? (?:each|apiece)(?:[,.;:)]|$| (?:and|or|for|in|to|from|with|total\pL*)\b)"
)
_EACH_BEFORE = pattern(rf"\beach\b(?: of (?:the|them|those)(?: [\pL-]+)?)?(?: [\pL’'-]+){{0,6}} {HEDGED}$")
_EACH_OF_THEM = pattern(r"\b(?:to|for|on|from|against|by) each of (?:the |those |these )?$")
_MEAN = pattern(r"\baverag|\babout|\bup to\b|\bas (?:much|many)\b|\bat (?:least|most)\b")
_TOTAL = pattern(
    r"(?:\btotal(?:s|ed|led|ing|ling)?(?: of)?|\bcombined(?: total)?(?: of)?|\bcollective(?:ly)?|\btogether"
    rf"|\baltogether|\bin all|\ball told|\bsum of|\beach,? or|\bapiece,? or)(?: [\pL]+){{0,2}} {HEDGED}$"
)
_TOTAL_BEHIND = pattern(r"^(?: [\pL’'-]+){0,4},? (?:in (?:all|total)|altogether|all told|combined|total|together)\b")
BESIDES = pattern(
    r"\b(?:plus|another|additional(?:ly)?|besides|more|others?|including|includes?|interest|fees?|as well as"
    r"|in addition|rest|remainder|balance|remaining|up ?front|down|deposit|initial(?:ly)?|later|twice"
    r"|(?:an?|per|each|every) (?:day|night|week|month|year)|daily|weekly|monthly|annual(?:ly)?"
    r"|some|most|who|whom|whose|concurrent\pL*|joint(?:ly)?|shared?|first|suspended|per)\b"
)
"""Words of what some of them got besides, or of what each got more than once."""
_TO_DATE = pattern(r"\b(?:bring|push|rais|tak)(?:s|es|ing)\b")
"""What makes the total one of more than each of these has: "bringing the time for all to a combined 81 months"."""
_BY_NAME = pattern(r"\p{Lu}[\pL’'-]+,? and (?:\p{Lu}[\pL’'.-]+ ?){1,4}(?:[\pL]+ ){0,3}each\b")
"""Each of two who are named, of however many the text counts."""
_OTHER_ONES = pattern(r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\pN+) other\b|\b(?:another|other) $")
_UNEVEN = 0.05
_HELD = frozenset({"person", "organisation", "place", "country", "item", "event"})
_EACH_OF = frozenset({"money", "mass", "duration", "charge", "conviction", "item", "event"})


@dataclass(frozen=True, slots=True)
class _Shared:
    """What each gets, how many they are, and what they get together."""

    each: Claim
    count: Claim
    total: Claim


def apiece(setting: Setting) -> tuple[Relation, ...]:
    """Every such product whose three figures stand in one sentence, or in it and the sentence before."""
    found = [_made(setting, shared) for c in setting.claims if (shared := _shared(setting, c)) is not None]
    return tuple(r for r in found if r is not None)


def _shared(setting: Setting, each: Claim) -> _Shared | None:
    unit = each.quantity.unit
    if unit not in _EACH_OF or each.quantity.hedge != "exact" or each.change or not each.quantity.value:
        return None
    before = setting.before(each, 70)
    behind = _EACH_BEHIND.match(setting.after(each, 60)) is not None
    own = [c for c in setting.claims if c.sentence == each.sentence and c.id != each.id]
    behind = behind or any(c.span.start > each.span.end and _EACH_OF_THEM.search(setting.before(c, 30)) for c in own)
    if not (behind or _EACH_BEFORE.search(before) is not None) or _MEAN.search(before[-30:]) is not None:
        return None
    kin = [c for c in own if c.quantity.unit == unit and dimension(c) == dimension(each)]
    totals = [c for c in kin if c.span.start > each.span.end and _is_total(setting, c)]
    counts = [c for c in own if _holds(c, each)]
    if not counts:
        counts = [c for c in setting.claims if setting.adjoins(c, each) and _holds(c, each)]
    if len(totals) != 1 or len(kin) != 1 or len(counts) != 1 or setting.in_headline(each):
        return None
    if unit in ("item", "event") and totals[0].noun not in (None, each.noun):
        return None
    if _TO_DATE.search(setting.between(each, totals[0])) is not None or _BY_NAME.search(before) is not None:
        return None
    return _Shared(each, counts[0], totals[0])


def _is_total(setting: Setting, claim: Claim) -> bool:
    told = _TOTAL.search(setting.before(claim, 50)) or _TOTAL_BEHIND.match(setting.after(claim, 60))
    return told is not None and claim.quantity.value is not None and claim.quantity.hedge != "vague"


def _holds(claim: Claim, each: Claim) -> bool:
    """True for a number of people or things of which each may have so much."""
    if claim.quantity.unit not in _HELD or claim.change or claim.quantity.hedge != "exact" or not claim.quantity.value:
        return False
    if claim.quantity.unit == each.quantity.unit and stem(claim.noun or "") == stem(each.noun or ""):
        return False
    return (claim.quantity.value or 0) > 1


def _made(setting: Setting, shared: _Shared) -> Relation | None:
    each, count, total = shared.each, shared.count, shared.total
    quotient, meant = allowed(total).over(allowed(count)), allowed(each)
    if each.quantity.unit == "mass":  # bales are never of one weight to the pound
        meant = Interval((meant.low or 0) * (1 - _UNEVEN), None if meant.high is None else meant.high * (1 + _UNEVEN))
    fits = quotient.meets(meant)
    if not fits and each.quantity.unit == "charge" and not quotient.within(Interval(meant.low, None)):
        return None  # a count may charge two of them
    if not fits and BESIDES.search(_OTHER_ONES.sub("", setting.sentence(each))) is not None:
        return None
    value = (in_base(total, total.quantity.interval).low or 0) / (count.quantity.value or 1)
    if total.noun == each.noun or each.quantity.unit == "money":
        value = (total.quantity.value or 0) / (count.quantity.value or 1)
    sign = "=" if abs(value - round(value, 2)) < 1e-9 else ROUGHLY
    shown = number(round(value, 2))
    return Relation(
        kind="average",
        claims=(total.id, count.id, each.id),
        verdict="consistent" if fits else "inconsistent",
        stated=f"{measured(setting, each)} each",
        computed=shown,
        rule="average.apiece",
        steps=(Step(f"{measured(setting, total)} {DIVIDED} {numeral(setting, count)} {sign} {shown}", quotient),),
        stated_interval=meant,
        computed_interval=quotient,
        basis=(total.span, count.span, each.span),
    )
