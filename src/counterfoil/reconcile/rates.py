"""A rate against the total and the count that its own words call for: "136 a day", "$2,000 per worker", "five each"."""

from __future__ import annotations

from dataclasses import dataclass

from counterfoil.model import Claim, Interval, Relation, Span, Step
from counterfoil.reconcile.likeness import allowed, dimension, grain, likely
from counterfoil.reconcile.other_means import doubtful, ends_at_a_time
from counterfoil.reconcile.phrasing import DIVIDED, ROUGHLY, figure, numeral
from counterfoil.reconcile.reading import HEDGED
from counterfoil.reconcile.setting import Setting, stem
from counterfoil.reference.arithmetic import arithmetic
from counterfoil.reference.patterns import pattern
from counterfoil.reference.printing import number

_PER = pattern(
    r"^(?: [\pL’'-]+){0,2}? (?:(?:per|a|an|for every|for each|every) ([\pL]{3,})|each (hour|day|night|week|month|year))"
    r"(?: [\pL]+)?"
    r"(?:,|\.|;|\)|”|$| ?[—–]| on average| during| in all| who| that| over| and)"
)
_AND = pattern(r"^(?: [\pL’'-]+)? (?:and|or|plus|with) an? ")
"""Behind a figure in a list: "$4,000, 80 cards and a press" is no rate."""
_EACH = pattern(r"^(?: [\pL’'-]+){0,2} (?:each|apiece)(?:,|\.|;|$| and| to reach| for a total)")
_EACH_AVERAGING = pattern(rf"\beach (?:averag(?:ing|ed)|making an average of) {HEDGED}$")
_SAID_AGAIN = pattern(rf"\b(?:or|that is|rate of) (?:an average of )?{HEDGED}$")
"""Before a rate that a sentence takes up from the one before; "sold for $15 a month" is a price."""
_MEAN = pattern(r"\b(?:average|averaging|averaged|mean)\b")
_SET_OFF = pattern(
    r"(?:,|\s[—–-]|\bor|\b(?:come|came|work|amount)(?:s|ed)? (?:out )?to|\bthat is|\bfor|\baverag(?:e|ed|ing)(?: of)?"
    r"|\brate of) (?:an average of )?"
    rf"{HEDGED}$"
)
_OTHER_TIME = pattern(
    r"\b(?:previous|last year|typical|usual|normally|historical|compared|up from|down from|than"
    r"|as many as|up to|elsewhere|other (?:officers|teams|offices|units|agencies))\b"
)
_EVERY_DAY = pattern(rf"(?:\bor|\bthat is|\baverag(?:e|ed|es|ing)(?: of)?|\brate of) {HEDGED}$")
"""Before "every day" where that is a rate and no habit."""
_OF_SOME_TIME = pattern(r"\b(?:in|on|during|over|for) the (?:last|first|final|busiest|best|other|peak)\b")
_OPENING = pattern(rf"(?:^|[—–-] )[“\"]?(?:averaging|(?:at|with) an? (?:average|rate|pace)(?: of)?) {HEDGED}$")
_FOR_TIME = pattern(rf"\b(?:over|in|during|for|the|an?) {HEDGED}$")
_AVERAGED = pattern(rf"\baveraged {HEDGED}$")
_PARTICIPLE = pattern(r"\b(?:last|previous) (?:week|month|year|fiscal year), averaging\b")
"""Of "made 3,000 arrests last year, averaging 120 …": the year is the total's, and the average is of that total."""
_IN_TOTAL = pattern(rf"\b(?:total|totaling|totalling|combined|all told)\b(?: [\pL]+){{0,2}} {HEDGED}$")
_IN_OTHER_WORDS = pattern(rf",? (?:or|which is|which comes to|that is) (?:a total of )?{HEDGED}$")
_FOR_ALL = pattern(
    r"^ (?:for|in) (?:the |his |that |a |all )?(?:(?:entire|whole|full|one) )?(?:load|group|trip|lot|job|total|all"
    r"|batch|shipment|haul|run|order|delivery)\b"
)
"""Behind a rate and "or", and before such words, an amount is the rate's total: "$90 a head, or $900 for the load"."""
_IN_ALL = pattern(r"^(?: [\pL’'-]+){0,2} (?:in all|in total|altogether|all told)(?:[.,;)]|$)")
_FOR_SOME = pattern(rf"\b(?:for|among|of|to|by) (?:the|those|these|his|her|its|their) (?:[\pL-]+ )?{HEDGED}$")
"""Between a mean and a number: the mean is of those."""
_BACK, _SIGHT = 2, 160
"""Sentences, and characters, that a rate looks back for its total and its count."""
_PRICE = 0.15
"""How far a price by the head, and the price of all, may be off one another, as a share."""
_AMOUNTS = ("money", "mass")
_CASES = ("charge", "conviction")
_OF_A_YEAR = {"month": 12.0, "week": 52.0}
"""Not the days: who counts by the day may count the working ones."""
_UNFINISHED = pattern(r"\b(?:so far|to date|since|on pace|until|through)\b")
_WHOLE_YEAR = (365, 366)
_TIMES = frozenset({"hour", "day", "night", "week", "month", "year"})


@dataclass(frozen=True, slots=True)
class _Count:
    """What a rate is per: a figure, or a length of time that is no claim."""

    span: Span
    value: float
    meant: Interval
    words: str
    claim: str | None = None


def rates(setting: Setting) -> tuple[Relation, ...]:
    """Every rate whose total and count the text gives beside it."""
    found = [_rate(setting, c) for c in setting.claims if _plain(c)]
    return tuple(r for r in found if r is not None)


def _plain(claim: Claim) -> bool:
    unit = claim.quantity.unit
    exact = claim.quantity.value is not None and claim.quantity.value > 0 and not claim.change
    return exact and unit not in ("percent", "factor") and claim.quantity.hedge not in ("vague", "at_most", "under")


def _rate(setting: Setting, mean: Claim) -> Relation | None:
    """The rate with the one total before it and the one count of the noun that follows "per"."""
    after, before = setting.after(mean, 60), setting.before(mean, 60)
    per = _PER.match(after) if _AND.match(after) is None else None
    each = _EACH.match(after) is not None or _EACH_AVERAGING.search(before) is not None
    if (per is None and not each) or _of_other_time(before, after) or ends_at_a_time(after):
        return None
    counts, totals = _beside(setting, mean, None if per is None else per.group(1) or per.group(2) or "")
    if totals and totals[0].sentence != mean.sentence and _OF_SOME_TIME.search(setting.before(mean, 160)) is not None:
        return None
    if len({c.quantity.value for c in totals}) != 1 or len({count.value for count in counts}) != 1:
        return None
    made = _made(setting, mean, totals[0], counts[0], _agreed(setting, mean, totals[0]))
    if made.verdict != "inconsistent":
        return made
    other = of_other_group(setting, mean, totals[0], counts[0].span) or doubtful(
        setting, mean, totals[0], counts[0].span
    )
    return None if other or (each and _unlike(setting, mean, totals[0])) else made


def _unlike(setting: Setting, mean: Claim, total: Claim) -> bool:
    """True where the sentence gives a third amount: "$50,000 each, except that the leader's is $150,000"."""
    own = [c for c in setting.claims if c.sentence == mean.sentence and dimension(c) == dimension(mean)]
    return any(c.id not in (mean.id, total.id) for c in own)


def _of_other_time(before: str, after: str) -> bool:
    """True where the rate is of another time, or of other people, than the figures beside it."""
    if _OTHER_TIME.search(_PARTICIPLE.sub("", before)[-40:]) or _OTHER_TIME.search(after[:50]):
        return True
    return "every day" in after[:50] and _EVERY_DAY.search(before) is None


def _beside(setting: Setting, mean: Claim, noun: str | None) -> tuple[list[_Count], list[Claim]]:
    """What a rate can be per, and what it can be a rate of."""
    after, before = setting.after(mean, 60), setting.before(mean, 60)
    near = [c for c in setting.neighbours(mean, _BACK) if c.span.start < mean.span.start and _plain(c)]
    near = [c for c in near if not setting.in_headline(c)] or near  # a title rounds
    later = [c for c in setting.neighbours(mean, 0) if c.span.start > mean.span.start and _plain(c)]
    counts = _counts(setting, near, mean, noun)
    opens = noun is not None and _OPENING.search(before) is not None
    if noun is not None and (opens or _AVERAGED.search(before)):
        counts = [*counts, *_later_counts(setting, later, mean, noun)]
    if opens and counts:  # "Averaging 75 arrests a day, officers made 300 …"
        near = [c for c in later if c.quantity.unit != "duration"]
    totals = [c for c in later if _total(c, mean) and (_is_in_total(setting, c) or _all_told(setting, c))]
    if totals:
        return counts, totals
    if _SET_OFF.search(before) is None and _MEAN.search(before + after[:40]) is None:
        return counts, []
    totals = [c for c in near if _total(c, mean) and c.span not in {count.span for count in counts}]
    own = [c for c in totals if c.sentence == mean.sentence]
    far = _MEAN.search(before + after[:40]) is not None or _SAID_AGAIN.search(before) is not None
    totals = own or (totals if far else [])
    return counts or _of_year(setting, totals, noun), totals


def _is_in_total(setting: Setting, claim: Claim) -> bool:
    return (
        _IN_TOTAL.search(setting.before(claim, 40)) is not None or _IN_ALL.match(setting.after(claim, 30)) is not None
    )


def _of_year(setting: Setting, totals: list[Claim], noun: str | None) -> list[_Count]:
    """The months, weeks or days of the year that a total is of: "3,600 arrests in 2024, 300 a month"."""
    found: list[_Count] = []
    for total in totals if noun in _OF_A_YEAR else ():
        period = total.period.period if total.period is not None else None
        told = total.period.words if total.period is not None else ()
        if period is None or not told or period.days not in _WHOLE_YEAR or _UNFINISHED.search(setting.sentence(total)):
            continue
        published = setting.document.published
        if published is not None and published <= period.end:
            continue
        many = _OF_A_YEAR[noun or ""]
        found.append(_Count(told[0], many, Interval(many, many), number(many)))
    return found


def _all_told(setting: Setting, total: Claim) -> bool:
    """True for the same pay in one sum: "$1,000 per alien, or $36,000 for the load"."""
    said_again = _IN_OTHER_WORDS.search(setting.before(total, 40)) is not None
    return said_again and _FOR_ALL.match(setting.after(total, 40)) is not None


def _agreed(setting: Setting, mean: Claim, total: Claim) -> Interval:
    """What the rate may be; one agreed on with its total was not measured, and is no rounded number."""
    if mean.quantity.hedge != "exact" or not _all_told(setting, total):
        return _meant(mean)
    value = float(mean.quantity.value or 0)
    return Interval(value * (1 - _PRICE), value * (1 + _PRICE))


def of_other_group(setting: Setting, mean: Claim, total: Claim, count: Span) -> bool:
    """True where the words leave open whether total, count and mean are of one group.

    "60 charges, an average of seven each for the four leaders"; "Eleven men got 96 years. The four leaders got an
    average of 14 years each"; "88 pounds in 32 bags of 2.5 pounds each; another eight pounds lay loose".
    """
    behind = [c for c in setting.claims if c.sentence == mean.sentence and c.span.start > mean.span.end]
    if behind and behind[0].span != count and _FOR_SOME.search(setting.between(mean, behind[0])) is not None:
        return True
    if any(setting.is_further(c) and dimension(c) == dimension(total) for c in setting.neighbours(mean)):
        return True
    counted = next((c for c in setting.claims if c.span == count), None)
    if counted is None or counted.sentence == total.sentence:
        return False
    beside = [c for c in setting.claims if c.sentence == total.sentence and dimension(c) == dimension(counted)]
    return any(c.quantity.value != counted.quantity.value for c in beside)


def _counts(setting: Setting, near: list[Claim], mean: Claim, noun: str | None) -> list[_Count]:
    """Figures that count what the rate is per; for "each", those that the sentence puts before its total."""
    if noun is None:
        own = [c for c in near if c.sentence == mean.sentence and dimension(c) != dimension(mean)]
        return [
            _count(setting, c) for c in own if c.quantity.unit in ("person", "organisation", "place", "country", "item")
        ]
    if noun in _TIMES:
        lengths = [c for c in near if c.quantity.unit == "duration" and c.noun == noun and c.measure != "sentence"]
        told = [_count(setting, c) for c in lengths]
        told_here = any(c.sentence == mean.sentence for c in lengths)
        windows = [] if told_here else _windows(setting, mean, noun)
        return [w for w in windows if mean.sentence.contains(w.span)] or told or windows
    named = [c for c in near if _named(setting, c, noun)]
    own = [c for c in named if c.sentence == mean.sentence]
    beside = [c for c in near if c.sentence == mean.sentence and not _total(c, mean)]
    return [_count(setting, c) for c in own or ([] if beside else named)]


def _later_counts(setting: Setting, later: list[Claim], mean: Claim, noun: str) -> list[_Count]:
    """What a rate is per, behind it in its sentence: "averaged 18 a day over the five days"."""
    told = [c for c in later if _FOR_TIME.search(setting.before(c, 30)) is not None]
    if noun in _TIMES:
        lengths = [c for c in told if c.quantity.unit == "duration" and c.noun == noun and c.measure != "sentence"]
        return [_count(setting, c) for c in lengths] or _windows(setting, mean, noun, mean.sentence.end)
    return [_count(setting, c) for c in told if _named(setting, c, noun)]


def _named(setting: Setting, claim: Claim, noun: str) -> bool:
    """True where the figure counts the things that the rate is per; any word for people names people."""
    if noun in arithmetic().generic_people and dimension(claim) == "people":
        return claim.quantity.unit == "person"
    wanted = stem(noun + "s")
    return claim.quantity.unit != "duration" and wanted in {stem(n + "s") for n in _nouns(setting, claim)}


def _count(setting: Setting, claim: Claim) -> _Count:
    value = claim.quantity.value or 1
    if claim.quantity.unit == "duration":  # days are counted, whatever unit lengths are compared in
        return _Count(claim.span, float(value), Interval.point(value), number(value), claim.id)
    return _Count(claim.span, float(value), likely(claim), numeral(setting, claim), claim.id)


def _windows(setting: Setting, mean: Claim, noun: str, end: int | None = None) -> list[_Count]:
    """Lengths that say when and are no figures of their own: "680 arrests in five days"."""
    found: list[_Count] = []
    for left in setting.extraction.leftovers:
        value = left.value
        follows = setting.lower[left.span.end : left.span.end + 12].lstrip(" -")
        before = mean.sentence.start - _SIGHT <= left.span.start < (end or mean.span.start)
        if left.reason == "window" and value and before and follows.startswith(noun):
            found.append(_Count(left.span, float(value), Interval.point(value), number(value)))
    return found


def _nouns(setting: Setting, claim: Claim) -> tuple[str, ...]:
    """The claim's noun, and the first words that follow the figure: "75 firms", "12 removal flights"."""
    following = tuple(w.strip(".,;:").removesuffix("s") for w in setting.after(claim, 40).split()[:2])
    return (*(following), *((claim.noun,) if claim.noun else ()))


def _total(claim: Claim, mean: Claim) -> bool:
    """True where the rate can be a rate of this figure: the same things, and no fewer of them."""
    if (claim.quantity.value or 0) < (mean.quantity.value or 0) or claim.share_of:
        return False
    if mean.quantity.unit in _AMOUNTS or claim.quantity.unit in _AMOUNTS:
        return claim.quantity.unit == mean.quantity.unit
    if "duration" in (claim.quantity.unit, mean.quantity.unit):
        return claim.quantity.unit == mean.quantity.unit and claim.noun == mean.noun
    if mean.quantity.unit in _CASES and claim.quantity.unit not in _CASES:
        return False
    return mean.noun in (None, claim.noun) or (dimension(claim) == dimension(mean) == "people")


def _meant(mean: Claim) -> Interval:
    wide, half = allowed(mean), grain(float(mean.quantity.value or 0)) / 2
    if mean.quantity.unit not in _AMOUNTS:
        half = min(half, 1.0)
    low = None if wide.low is None else max(0.0, wide.low - half)
    return Interval(low, None if wide.high is None else wide.high + half)


def _made(setting: Setting, mean: Claim, total: Claim, count: _Count, meant: Interval) -> Relation:
    quotient = likely(total).over(count.meant)
    exact = (total.quantity.value or 0) / count.value
    shown = number(round(exact, 2))
    sign = "=" if abs(exact - round(exact, 2)) < 1e-9 else ROUGHLY
    return Relation(
        kind="average",
        claims=tuple(i for i in (total.id, count.claim, mean.id) if i is not None),
        verdict="consistent" if quotient.meets(meant) else "inconsistent",
        stated=f"{'an average' if 'averag' in setting.before(mean, 30) else 'a rate'} of {figure(setting, mean)}",
        computed=shown,
        rule="average.rate",
        steps=(Step(f"{numeral(setting, total)} {DIVIDED} {count.words} {sign} {shown}", quotient),),
        stated_interval=meant,
        computed_interval=quotient,
        basis=(total.span, count.span, mean.span),
    )
