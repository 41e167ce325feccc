"""A percentage against the two numbers it is made of, or what it means where one is missing."""

from __future__ import annotations

from counterfoil.model import Claim, Interval, Relation, Step
from counterfoil.reconcile.likeness import allowed, dimension, grain, likely
from counterfoil.reconcile.other_bases import is_no_share, of_other_whole
from counterfoil.reconcile.phrasing import DIVIDED, ROUGHLY, TIMES, figure, numeral
from counterfoil.reconcile.reading import HEDGED
from counterfoil.reconcile.setting import Setting, stem
from counterfoil.reconcile.share_ties import RATE, behind_it, counted, told_before
from counterfoil.reference.arithmetic import arithmetic
from counterfoil.reference.patterns import pattern
from counterfoil.reference.printing import number

_HEDGES = (
    r"(?:about|approximately|around|roughly|nearly|almost|more than|over|at least|just over|just under|some|close to)"
)
_OR = (
    r"(?:or|i\.e\.,?|which is|that is|represent(?:ing|s|ed)?|account(?:ing|s|ed)? for|ma(?:king|kes|ke|de) up"
    r"|constitut(?:ing|es|e|ed)|equal to|equivalent to"
    rf"|amounting to|{RATE})"
)
_PAIRED = pattern(rf"^(?:\s+[\pL’'-]+){{0,5}}\s*(?:(?:[,(–—-]\s*)+(?:{_OR}\s+)?|{_OR}\s+){_HEDGES}?\s*$")
_SHARE_SET_OFF = pattern(
    rf"^ of (?:the|those|these|them)(?: [\pL’'-]+){{0,4}}(?:,|\s?[–—(]) ?(?:or )?{_HEDGES}? ?(?:an? )?$"
)
_OF_ALL = pattern(r"^ of (?:all|those|the|them|these)\b")
_OR_BETWEEN = pattern(rf"\b{_OR}\s+{_HEDGES}?\s*$|\(\s*$")
_OWN_BASE = pattern(r"^ of\b")
_OF_SOME = pattern(
    r"^ of (?:the|those|these)(?: [\pL-]+)? (?:with|without|who|whose|that|which)\b"
    r"|^ of all(?: [\pL’'-]+){1,2} (?:made|in|by|across|this|last|that|since|on|during|from|nationwide|statewide)\b"
    r"|^ of (?:all |the |its |their )?(?:[\pL’'-]+ ){1,4}?(?:this|last|since|nationwide|statewide|so far|each|every)\b"
    r"|^,? (?:among|when|if|once|counting|including|excluding|not counting|with)\b"
)
"""Behind a share of fewer than those counted: "30 percent of those with a warrant"."""
_OF_THOSE = pattern(
    r"(?:^| \| )[“\"]? ?of (?:those|them|these|the)(?: (?:people|individuals|aliens|men|suspects))?"
    r"(?: (?:arrested|apprehended|detained|charged|indicted|removed|taken into custody))?,"
)
_OF_WHICH = pattern(r"^ of (?:the|those|these) ([\pL-]+)")
_WHOLE_WORDS = frozenset({"total", "whole", "number", "group"})
_IN_SO_MANY = pattern(rf"^[“\"]?(?:but )?(?:in|for) {HEDGED}$")
_ATTRIBUTED = pattern(r",(?: [\pL.’'-]+){1,5} said(?: [\pL]+day)?,")
"""Who says so, between a number and its share: "58 have been released, the agency said, more than half"."""
_OF_IT = pattern(r"^\s*of\s+(?:whom|which|them|those|these)\b")
_OF_BETWEEN = pattern(
    rf"^(?:\s+[\pL’'-]+){{0,3}}\s+(?:out\s+)?of\s+(?:the|those|these|all)?\s*(?:[\pL’'-]+\s+){{0,2}}{_HEDGES}?\s*$"
)
_WHOLE_FIRST = pattern(rf"^[^,;:(]{{0,45}}?(?:,\s*|\s[–—-]\s?|\s\()(?:or\s+)?{HEDGED}$")
_THOSE_FIRST = pattern(
    rf"^ of (?:those|these|them|the [\pL]+)(?: [\pL-]+){{0,3}}(?:,|\s?[(–—]|\s-)\s*(?:or\s+)?{HEDGED}$"
)
_SET_OFF = pattern(r"^(?: [\pL’'-]+){0,2}(?:[,)]|\s?[–—]|\s-\s)")
_OF_THESE = pattern(rf"^[“\"]?(?:out )?of (?:those|these|them)(?: [\pL-]+){{0,3}},\s+{HEDGED}$")
_SET_OFF_AT_ONCE = pattern(r"^,\s")
_OTHER_HALF = pattern(rf"\bthe (?:other|second|remaining) half(?:,|\s?[(–—]|\s-) ?{HEDGED}$")
_HALF = 50
_FRACTION = pattern(r"\pN")
_MEMBERS = ("person", "event", "item", "place", "organisation", "country", "money", "charge", "conviction")
"""Units of which a percentage is a number of members, or an amount of money."""
_WORD_SLACK, _POINT_SLACK = 4.0, 1.0
"""Points of a percentage that a fraction in words, and a percentage cut instead of rounded, may be off."""


def shares(setting: Setting) -> tuple[Relation, ...]:
    """Every percentage with its part and whole, and every percentage of a known whole."""
    found: list[Relation] = []
    for claim in setting.claims:
        if claim.quantity.unit != "percent" or claim.change or claim.quantity.value is None:
            continue
        relation = _with_part(setting, claim) or _of_whole(setting, claim)
        if relation is not None:
            found.append(relation)
    found.extend(r for c in setting.claims if (r := _other_half(setting, c)) is not None)
    return tuple(found)


def _other_half(setting: Setting, part: Claim) -> Relation | None:
    """The number set off behind “the other half”: the same share of the whole that the first half is of."""
    if not counted(part) or _OTHER_HALF.search(setting.before(part, 40)) is None:
        return None
    halves = [
        c
        for c in setting.neighbours(part)
        if c.quantity.unit == "percent" and c.quantity.value == _HALF and c.span.end <= part.span.start
    ]
    whole = setting.by_id.get(halves[-1].share_of or "") if halves else None
    if whole is None or not counted(whole) or dimension(whole) != dimension(part):
        return None
    quotient = quotient_of(part, whole)
    if quotient is None:
        return None
    near = Interval(_HALF - _WORD_SLACK, _HALF + _WORD_SLACK)
    return share_made(setting, (halves[-1], part, whole), quotient, fits=quotient.meets(near))


def _with_part(setting: Setting, share: Claim) -> Relation | None:
    part = _part(setting, share)
    if part is None:
        return None
    wholes, certain = _wholes(setting, share, part)
    if not wholes:
        return None
    meant = meant_by(setting, share)
    for whole in wholes:
        quotient = quotient_of(part, whole)
        if quotient is not None and quotient.meets(meant):
            return share_made(setting, (share, part, whole), quotient, fits=True)
    if not certain or _of_some(setting, share, wholes[0]) or _of_either(setting, part):
        return None
    quotient = quotient_of(part, wholes[0])
    if is_no_share(setting, share) or of_other_whole(setting, share, part, wholes[0]):
        return None
    return None if quotient is None else share_made(setting, (share, part, wholes[0]), quotient, fits=False)


def _part(setting: Setting, share: Claim) -> Claim | None:
    """The number that the percentage stands for: "324, or 60 percent," and "60 percent (324)"."""
    beside = [c for c in setting.claims if c.sentence == share.sentence and counted(c)]
    later = [c for c in beside if c.span.start >= share.span.end]
    tied = told_before(setting, share) or _after_its_whole(setting, share, later) or behind_it(setting, share, later)
    if tied is not None:
        return tied
    for other in beside:
        if _of_its_whole(setting, other, share):
            return other
        between = _ATTRIBUTED.sub(",", setting.between(other, share))
        whole_of_share = share.share_of == other.id and not _apposed(setting, other, share)
        if not _PAIRED.match(between) or (whole_of_share and not _OR_BETWEEN.search(between)):
            continue
        if _OF_IT.match(setting.after(share)) and not _OR_BETWEEN.search(between):
            continue  # "216 people, 60 percent of whom": the number is the whole
        whole = next(
            (c for c in beside if c.span.end < other.span.start and _OF_BETWEEN.match(setting.between(c, other))), None
        )
        # "171 of the 241 arrested, 60 percent": the percentage follows the whole, and stands for the part before it
        return whole if whole is not None and other.span.start < share.span.start else other
    return None


def _of_its_whole(setting: Setting, part: Claim, share: Claim) -> bool:
    """True for "Twenty of the drivers, nearly a third of those stopped, were …": a part, and its share set off."""
    set_off = _SHARE_SET_OFF.match(setting.between(part, share)) is not None
    return (
        set_off
        and _OF_ALL.match(setting.after(share, 20)) is not None
        and _OF_ALL.match(setting.after(part, 20)) is not None
    )


def _apposed(setting: Setting, part: Claim, share: Claim) -> bool:
    """True for "Of these, 9,300 people, three in four, had …": the share is set off, and the whole stands before it."""
    opening = setting.lower[share.sentence.start : part.span.start]
    return _OF_THESE.match(opening) is not None and _SET_OFF_AT_ONCE.match(setting.after(share, 4)) is not None


def _after_its_whole(setting: Setting, share: Claim, later: list[Claim]) -> Claim | None:
    """The number set off by commas behind the share and its whole: "more than half of the 210, 95, had …"."""
    if not later:
        return None
    first = later[0]
    if _THOSE_FIRST.match(setting.between(share, first)):
        part = first
    elif len(later) > 1 and share.share_of == first.id and _WHOLE_FIRST.match(setting.between(first, later[1])):
        part = later[1]
    else:
        return None
    return part if _SET_OFF.match(setting.after(part, 40)) else None


def _wholes(setting: Setting, share: Claim, part: Claim) -> tuple[list[Claim], bool]:
    """Claims that can be the whole, likeliest first, and whether the sentence itself settles which."""

    def fits(claim: Claim | None) -> bool:
        if claim is None or claim.id == part.id or claim.id in paired or not counted(claim):
            return False
        unnamed = part.noun in (None, "percent")  # "171, or 60 percent": the number itself counts nothing in words
        in_these = taken_up is not None and claim.id == taken_up.id
        return dimension(claim) == dimension(part) or (unnamed and claim.id == share.share_of) or in_these

    taken_up = _taken_up(setting, part) if _OWN_BASE.match(setting.after(share)) is None else None
    # "70 percent had …; some 15 percent of them": they can be those that another percentage stands for
    of_them = _OF_IT.match(setting.after(share)) is not None
    paired = set[str]() if of_them else {c.id for c in _paired(setting, share)}
    named = [setting.by_id.get(i or "") for i in (share.share_of, part.share_of)]
    first = [c for c in named if c is not None and fits(c)]
    near = [c for c in setting.neighbours(share) if fits(c) and c.span.start < max(part.span.end, share.span.end)]
    if any(_least(c) >= _least(part) for c in near):  # what the part exceeds was taken for its whole by mistake
        first = [c for c in first if share.id in setting.worded or _least(c) >= _least(part)]
    near += [c for c in setting.neighbours(share, 0) if fits(c)]
    own = [c for c in setting.neighbours(share, 0) if fits(c) and (_least(c) >= _least(part) or c in first)]
    large = [c for c in near if _least(c) >= _least(part)]
    ordered = list({c.id: c for c in (*first, *own, *large)}.values())
    if share.id in setting.worded and first:
        return ordered, True
    if not own and first and _of_those(setting, share, part, first[0]):
        ordered += [c for c in setting.claims if c not in ordered and fits(c) and _least(c) >= _least(part)]
        return ordered, True
    certain = len(own) == 1 or (not own and len({c.quantity.value for c in (*first, *large)}) == 1)
    return ordered, certain


def _of_those(setting: Setting, share: Claim, part: Claim, whole: Claim) -> bool:
    """True where the words name those whom the sentence before counts: "Of those arrested, 401 — 76 percent —"."""
    if not setting.adjoins(whole, share) or part.sentence != share.sentence or whole.share_of is not None:
        return False
    start = min(share.span.start, part.span.start)
    return _OF_THOSE.search(setting.lower[share.sentence.start : start] + " | " + setting.after(share)) is not None


def _of_some(setting: Setting, share: Claim, whole: Claim) -> bool:
    """True for a share of fewer than those counted: "30 percent of those with a warrant", "… of those closed"."""
    after = setting.after(share)
    match = _OF_WHICH.match(after)
    if _OF_SOME.match(after) is not None or match is None:
        return _OF_SOME.match(after) is not None
    word = match.group(1) or ""
    return word not in (*arithmetic().generic_people, *_WHOLE_WORDS) and stem(word) not in setting.content(whole)


def _of_either(setting: Setting, part: Claim) -> bool:
    """True where "In 18, or 20 percent, …" may be of either of two numbers that the sentence before gives."""
    opening = setting.lower[part.sentence.start : part.span.start]
    before = {c.quantity.value for c in setting.claims if setting.adjoins(c, part) and counted(c)}
    return _IN_SO_MANY.match(opening) is not None and len(before) > 1


def _taken_up(setting: Setting, part: Claim) -> Claim | None:
    """What "In 48, or 15 percent, …" is of: the one number of things that the sentence before gives."""
    opening = setting.lower[part.sentence.start : part.span.start]
    if part.noun is not None or _IN_SO_MANY.match(opening) is None:
        return None
    before = [c for c in setting.claims if setting.adjoins(c, part) and counted(c)]
    things = [c for c in before if c.quantity.unit in ("item", "event", "person", "other")]
    return things[0] if len(before) == len(things) == 1 and things[0].noun is not None else None


def _paired(setting: Setting, share: Claim) -> list[Claim]:
    """Numbers that other percentages of the sentence stand for; none of them is this one's whole."""
    others = [
        c for c in setting.neighbours(share) if c.quantity.unit == "percent" and c.id != share.id and not c.change
    ]
    return [part for other in others if (part := _part(setting, other)) is not None]


def _least(claim: Claim) -> float:
    low = claim.quantity.interval.low
    return 0.0 if low is None else float(low)


def quotient_of(part: Claim, whole: Claim) -> Interval | None:
    """The percentage that the part can be of the whole; None where a hedge leaves it open."""
    small, large = likely(part), likely(whole)
    if (not small.low and small.low != 0) or large.low is None or large.low <= 0:
        return None
    return small.over(large).times(100)


def meant_by(setting: Setting, share: Claim) -> Interval:
    """What the percentage could mean at most, rounding and cutting included."""
    value = float(share.quantity.value or 0)
    wide = allowed(share)
    in_words = _FRACTION.search(setting.words(share.span)) is None
    slack = _WORD_SLACK if in_words else min(_POINT_SLACK, grain(value))
    low = None if wide.low is None else max(0.0, wide.low - (slack if in_words else slack / 2))
    return Interval(low, None if wide.high is None else wide.high + slack)


def share_made(setting: Setting, claims: tuple[Claim, Claim, Claim], quotient: Interval, *, fits: bool) -> Relation:
    """The relation of a share, its part and its whole, in this order."""
    share, part, whole = claims
    small, large = part.quantity.value or 0, whole.quantity.value or 1
    shown = number(round(100 * small / large, 1))
    sign = "=" if abs(100 * small / large - round(100 * small / large, 1)) < 1e-9 else ROUGHLY
    return Relation(
        kind="share",
        claims=(share.id, part.id, whole.id),
        verdict="consistent" if fits else "inconsistent",
        stated=figure(setting, share),
        computed=f"{shown} percent",
        rule="share.of-two",
        steps=(Step(f"{numeral(setting, part)} {DIVIDED} {numeral(setting, whole)} {sign} {shown} percent", quotient),),
        stated_interval=share.quantity.interval,
        computed_interval=quotient,
        basis=(share.span, part.span, whole.span),
    )


def _of_whole(setting: Setting, share: Claim) -> Relation | None:
    """How many a percentage of a known whole is, where the text does not say."""
    whole, part = setting.by_id.get(share.share_of or ""), _part(setting, share)
    if whole is None or not counted(whole) or whole.quantity.unit not in _MEMBERS or whole.measure != share.measure:
        return None
    if part is not None and part.id == whole.id:
        return None
    value, full = share.quantity.value, whole.quantity.value
    if value is None or full is None or value > 100:
        return None
    low, high = share.quantity.interval, whole.quantity.interval
    if low.low is None or low.low < 0 or high.low is None or high.low < 0:
        return None
    product = Interval(
        low.low * high.low / 100,
        None if low.high is None or high.high is None else min(low.high, 100) * high.high / 100,
        low.low_open or high.low_open,
        low.high_open or high.high_open,
    )
    if value * full < 100:
        return None  # less than one of them: no share of a number of things
    middle = number(round(value * full / 100))
    roughly = share.quantity.hedge == "about" or (value * full) % 100 != 0
    said = ("about " if roughly else "") + middle
    if whole.quantity.hedge in ("over", "at_least") or share.quantity.hedge in ("over", "at_least"):
        said += " or more"
    elif whole.quantity.hedge in ("nearly", "under", "at_most") or share.quantity.hedge in (
        "nearly",
        "under",
        "at_most",
    ):
        said += " or fewer"
    sign = ROUGHLY if roughly else "="
    step = f"{numeral(setting, share)} {TIMES} {numeral(setting, whole)} {sign} {said}"
    return Relation(
        kind="share",
        claims=(share.id, whole.id),
        verdict="note",
        stated=f"{figure(setting, share)} of {figure(setting, whole)}",
        computed=said,
        rule="share.of-whole",
        steps=(Step(step, product),),
        stated_interval=share.quantity.interval,
        computed_interval=product,
        basis=(share.span, whole.span),
    )
