"""The two numbers that a multiple or a change is of, where no "from … to …" joins them.

"143 arrests in June, more than triple the 40 of May"; "95 people. That is twice the 60 of the week before"; "120 in
March and 500 in April, a fourfold increase"; "50 children in 2022. In 2023 it rescued 80, more than twice as many".
"""

from __future__ import annotations

from counterfoil.model import Claim, DateMention
from counterfoil.reconcile.likeness import dimension
from counterfoil.reconcile.setting import Setting, stem, words_of
from counterfoil.reference.patterns import pattern

_HEDGES = r"(?:about|approximately|around|roughly|nearly|almost|more than|over|at least|just over|just under|well over)"
_OF_OLD = pattern(
    r"^(?: times)?(?: (?:as (?:many|much|high)|more|higher)(?: [\pL-]+){0,2}? (?:as|than))?"
    r" (?:the|its|their|(?:last|the previous|the prior) (?:week|month|quarter|year)[’']s)"
    rf"(?: (?:total|figure|number|count|tally|level|mark) of)?(?: (?:just|only))?(?: {_HEDGES})? $"
)
_NUMBER_WHEN = pattern(
    r"^ the (?:number|count|total|amount) of [^.;\pN]{3,130}, (?:when|which (?:was|saw|had|stood at))(?: (?:there were"
    rf"|(?:it|they|officers|agents|the (?:agency|office|unit)) [\pL]+))?(?: (?:just|only))? ?(?:{_HEDGES} )?$"
)
"""Behind a multiple: "nearly tripling the number of smugglers arrested in the year before, when only 120 were …"."""
_SET_OFF_FAR = pattern(rf"^[^;:.\pN]{{0,190}}, (?:{_HEDGES} )?$")
_SET_OFF = pattern(rf"^[^;]{{0,90}}(?:,|\s[–—-]|\s?\() ?(?:or |which (?:is|was) |that (?:is|was) )?(?:{_HEDGES} )?$")
_IS = pattern(rf"^[^;,]{{0,60}}\b(?:is|are|was|were|represents?|marks?|amounts? to)(?: now)? (?:{_HEDGES} )?$")
_IS_CHANGE = pattern(rf"^[^;,]{{0,60}}\b(?:is|are|was|were|represents?|marks?)(?: now)? an? (?:{_HEDGES} )?$")
_THAT_IS = pattern(
    r"^[“\"]?(?:that|this|it|which|the (?:total|figure|number|tally|count))"
    r"(?:[’']s| (?:is|was|represents?|marks?|amounts? to))"
    rf"(?: (?:an?|an? (?:increase|rise|jump|drop|decrease|decline|fall|gain|reduction) of))?(?: {_HEDGES})? $"
)
_THAN_OLD = pattern(
    r"^ (?:(?:increase|rise|jump|drop|decrease|decline|fall|gain|reduction|more|fewer|less|higher|lower)\b ?)?"
    rf"(?:from|over|than|compared (?:to|with)) (?:the )?(?:{_HEDGES} )?$"
)
_AS_CHANGE = pattern(
    rf"^[^;:,]{{0,60}} (?:is|are|was|were|represents?|marks?) an? (?:{_HEDGES} )?$|"
    rf"^[^;:]{{0,60}}, (?:or |which (?:is|was) |for )?an? (?:{_HEDGES} )?$|"
    rf"^[^;:]{{0,60}}, (?:or )?(?:an? )?(?:increase|rise|jump|drop|decrease|decline|fall) of (?:{_HEDGES} )?$"
)
_NAMED_CHANGE = pattern(r"^[- ]?(?:increase|rise|jump|drop|decrease|decline|fall|gain|reduction)\b")
_ELSE = pattern(r"^[^.;,]{0,30}\b(?:over|from|than|compared|since|on)\b")
"""Behind a change: it is held against another number."""
_AS_MANY = pattern(
    r"^(?: times)? (?:as (?:many|much)|that (?:number|many|amount)"
    r"|the (?:number|figure|total|amount|count)"
    r"(?: (?:of|in|for|from) (?:the|last|the previous|the prior) (?:year|week|month|quarter)(?: before| earlier)?)?)"
    r"(?:[.,;)]|$)"
)
_PEOPLE = frozenset(stem(w) for w in (
    "aliens", "people", "persons", "individuals", "offenders", "predators", "criminals", "suspects", "fugitives", "men",
    "women", "members", "smugglers", "drivers", "migrants", "defendants",
))  # fmt: skip
_FAR, _LOOSE = 4, 0.25
_HALF_YEAR = 6
_TWO_TIMES = pattern(
    r"^[^;:.]{0,70}(?:,| and| to| but| then| against)(?: (?:in|during) [^,.;]{1,30}?)?(?: (?:it|they|he|she)"
    r"(?: \pL+)?)? (?:just |only )?$|^[^;:.]{0,70};(?: [\pL’']+){1,4} $"
)


def of_old(setting: Setting, change: Claim, beside: list[Claim]) -> tuple[Claim, Claim] | None:
    """The old and the new number of "310, nearly double the 160", "95 people. That is twice the 60 of last week"."""
    before = [c for c in beside if c.span.end <= change.span.start]
    after = [c for c in beside if c.span.start >= change.span.end]
    if not after:
        return None
    behind = setting.between(change, after[0])
    if change.quantity.unit == "factor" and len(before) == 1 and _NUMBER_WHEN.match(behind) is not None:
        told = _SET_OFF_FAR.match(setting.between(before[0], change)) and _named_in(behind, after[0], before[0])
        return (after[0], before[0]) if told else None
    multiple = change.quantity.unit == "factor" and _OF_OLD.match(behind) is not None
    if not multiple and _THAN_OLD.match(behind) is None:
        return None
    if before and multiple:
        lead = setting.between(before[-1], change)
        told = _SET_OFF.match(lead) or (len(before) == 1 and _IS.match(lead))
        return (after[0], before[-1]) if told else None
    if len(before) == 1 and _IS_CHANGE.match(setting.between(before[0], change)) is not None:
        return after[0], before[0]  # "the 310 arrests represent a two-fold increase over the 155 …"
    return None if before else _taken_up(setting, change, after[0])


def _named_in(words: str, old: Claim, new: Claim) -> bool:
    """True where the words say what is counted, in the noun of the numbers, or both numbers have one noun."""
    said = {stem(w) for w in words_of(words)}
    named = [stem(c.noun + "s") in said for c in (old, new) if c.noun is not None]
    people = old.quantity.unit == new.quantity.unit == "person"
    return dimension(old) == dimension(new) and (any(named) or (people and bool(said & _PEOPLE)))


def _taken_up(setting: Setting, change: Claim, old: Claim) -> tuple[Claim, Claim] | None:
    """The one number of its kind that the sentence before gives, for "That is twice the 60 of last week"."""
    if _THAT_IS.match(setting.lower[change.sentence.start : change.span.start]) is None:
        return None
    last = [c for c in setting.claims if setting.adjoins(c, change) and c.quantity.value is not None]
    counts = [c for c in last if _counts(c) and not setting.in_headline(c)]
    kin = [c for c in counts if dimension(c) == dimension(old)]
    fitting = [c for c in kin if _roughly(change, old, c)]
    kin = fitting[:1] or ([c for c in kin if c.share_of is None] if len(kin) > 1 else kin)
    new = kin or (counts if old.noun is None else [])
    return (old, new[0]) if len(new) == 1 and _near(change, old, new[0]) else None


def _roughly(change: Claim, old: Claim, new: Claim) -> bool:
    """True where the change could well be of these two: which of several numbers is meant, no words say."""
    told, ratio = float(change.quantity.value or 1), (new.quantity.value or 0) / (old.quantity.value or 1)
    moved = ratio if change.quantity.unit == "factor" else abs(ratio - 1) * 100
    return abs(moved - told) <= _LOOSE * told


def _near(change: Claim, old: Claim, new: Claim) -> bool:
    """True unless the two numbers are so far apart that the multiple must be of others."""
    told, ratio = float(change.quantity.value or 1), (new.quantity.value or 0) / (old.quantity.value or 1)
    return change.quantity.unit != "factor" or told / _FAR <= ratio <= told * _FAR


def _counts(claim: Claim) -> bool:
    plain = claim.quantity.unit not in ("percent", "factor", "duration") and not claim.change
    return plain and bool(claim.quantity.value)


def in_turn(setting: Setting, change: Claim, beside: list[Claim]) -> tuple[Claim, Claim] | None:
    """Two numbers of two times, the change set off behind them: "120 in March and 500 in April, a fourfold rise"."""
    before = [c for c in beside if c.span.end <= change.span.start]
    if len(before) < 2 and _AS_MANY.match(setting.after(change, 60)) is not None:
        before = [*_last(setting, change), *before]
    if len(before) != 2:
        return None
    first, then = before
    if first.sentence == then.sentence and _TWO_TIMES.match(setting.between(first, then)) is None:
        return None
    lead, behind = setting.between(then, change), setting.after(change, 60)
    named = _NAMED_CHANGE.match(behind) is not None or " of " in setting.before(change, 30)
    as_many = _AS_MANY.match(behind) is not None and _SET_OFF.match(lead) is not None
    if not as_many and not (named and _AS_CHANGE.match(lead) is not None and _ELSE.match(behind) is None):
        return None
    times = _times(setting, first, then, change)
    if times[0] is None or times[1] is None or (times[0][0] == 0) != (times[1][0] == 0):
        return None
    if times[0][0] == 0 and abs(times[1][1] - times[0][1]) > _HALF_YEAR:
        return None  # December and January: which year is which?
    return (then, first) if times[1] < times[0] else (first, then)


def _last(setting: Setting, change: Claim) -> list[Claim]:
    """The one number of the sentence before, where that gives no other."""
    last = [c for c in setting.claims if setting.adjoins(c, change)]
    return last if len(last) == 1 and _counts(last[0]) and not setting.in_headline(last[0]) else []


def _times(
    setting: Setting, first: Claim, then: Claim, change: Claim
) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """Year and month of the two numbers, where one time is told of each of them: before both of them, or behind."""
    told = [d for d in setting.extraction.dates if first.sentence.start <= d.span.start < change.span.start]
    if len(told) != 2 or told[1].span.start < first.span.end:
        return None, None
    if first.sentence != then.sentence and not first.sentence.contains(told[0].span):
        return None, None
    return _key(told[0]), _key(told[1])


def _key(mention: DateMention) -> tuple[int, int] | None:
    if (
        mention.first is None
    ):  # "last year", "this year"; "the first week" has no number, and is in the order of the text
        told = mention.form == "relative" and mention.unit is not None and mention.count is not None
        return (0, mention.count or 0) if told else (0, 0) if mention.form == "window" else None
    return (mention.first.year or 0, mention.first.month or 0) if mention.form in ("day", "month", "year") else None
