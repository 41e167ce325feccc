"""A change against the two numbers it runs between: "doubled from 10 to 22", "up 12 percent, from 250 to 280"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from counterfoil.model import Claim, Interval, Relation, Step, Verdict
from counterfoil.reconcile.likeness import dimension, grain, likely
from counterfoil.reconcile.multiples import in_turn, of_old
from counterfoil.reconcile.other_bases import of_other_pair
from counterfoil.reconcile.phrasing import DIVIDED, MINUS, ROUGHLY, figure, numeral
from counterfoil.reconcile.setting import Setting, stem, words_of
from counterfoil.reference.patterns import pattern
from counterfoil.reference.printing import number

_HEDGES = r"(?:about|approximately|around|roughly|nearly|almost|more than|over|at least|just over|just under)"
_FROM = pattern(rf"\bfrom\s+(?:the\s+)?(?:just\s+)?{_HEDGES}?\s*$")
_TO = pattern(rf"^[^.;]{{0,60}}?\bto\s+(?:the\s+)?(?:just\s+)?{_HEDGES}?\s*$")
_MOVED = r"(?:up|down|an? (?:increase|rise|jump|drop|decrease|decline|fall|gain) of|an?)"
_SET_OFF = pattern(rf"^[^;]{{0,90}}, {_MOVED} (?:{_HEDGES} )?$")
_THAN = pattern(
    r"^(?: (?:increase|rise|jump|drop|decrease|decline|fall|gain|more|fewer|less))?,?"
    rf" (?:from|over|than|compared (?:to|with)) (?:the )?(?:{_HEDGES} )?$"
)
_MORE = pattern(r"^ (?:more|fewer|less|higher|lower) ")
_TIMES = pattern(rf"^ times (?:the|as many as the) (?:{_HEDGES} )?$")
_OR_NOTHING = pattern(rf"^[^;]{{0,90}}, (?:or |which (?:is|was) )?(?:{_HEDGES} )?$")
_TO_NEW = pattern(rf"^(?:(?: [\pL’'-]+){{1,3}},)? to (?:the )?(?:{_HEDGES} )?$")
_FROM_OLD = pattern(rf"^[^.;,]{{0,40}}?,?(?: up| down)? from (?:the )?(?:{_HEDGES} )?$")
_AGAINST = pattern(rf"^[^;:]{{0,60}},? (?:compared (?:to|with)|up from|down from|against) (?:the )?(?:{_HEDGES} )?$")
_AS_A = pattern(rf"^[^;:]{{0,60}}, (?:an?|an? (?:increase|rise|jump|drop|decrease|decline|fall) of) (?:{_HEDGES} )?$")
_DIGIT = pattern(r"\pN")
_WORD_SLACK = 4.0
"""Points that a fraction in words may be off."""
_LEAST = {"exact": 0.85, "nearly": 0.8, "about": 0.8}
"""Shares of a multiple that a writer rounds up from: no 1.6 times is "twice", though it rounds there."""
_CLAUSE = pattern(r";|\b(?:and|while|but|whereas)\b")
_WAY = pattern(r"^ (?:increase|rise|jump|drop|decrease|decline|fall|gain|more|fewer|less|reduction)\b")
_UP = pattern(r"\b(?:up|increas|rise|rose|gr[eo]w|jump|gain|climb|more)")
_DOWN_TO = pattern(rf"\bto (?:just |only )?(?:{_HEDGES} )?$")
_FALL = pattern(r"\b(?:decreas|declin|drop|fell|fall|down|reduc|lower|fewer|less|cut|shrink|shrank)")


_CALENDAR = frozenset({"week", "month", "quarter", "year"})
"""Nouns that a bare number is given by mistake: "the 22 seized last year"."""
_BARE = frozenset({"person", "event", "item", "other", "charge", "conviction"})
"""Units that a number which names nothing may have been given: "rose 40 percent, from 50 to 80"."""


def changes(setting: Setting) -> tuple[Relation, ...]:
    """Every change whose first and last number stand beside it as "from … to …"."""
    found: list[Relation] = []
    for claim in setting.claims:
        if claim.quantity.value is None or claim.quantity.unit not in ("percent", "factor"):
            continue
        if not (claim.change or claim.quantity.unit == "factor" or _WAY.match(setting.after(claim, 20))):
            continue
        ends = _ends(setting, claim)
        if ends is not None:
            relation = _check(setting, claim, *ends)
            doubtful = (
                relation is not None and relation.verdict == "inconsistent" and _may_be_other(setting, claim, *ends)
            )
            if relation is not None and not doubtful:
                found.append(relation)
    return tuple(found)


def _may_be_other(setting: Setting, change: Claim, first: Claim, last: Claim) -> bool:
    """True where the change may be of something else than the number before it: too little for an accusation.

    "600 firearms and made arrests, down 50 percent from 480", where the old number names nothing.
    """
    if of_other_pair(setting, change, first, last):
        return True
    old, _ = _bare(setting, first, last)
    new_clause = last.span.end <= change.span.start and _CLAUSE.search(_lead(setting, change)) is not None
    return (old.noun is None and new_clause) or _of_several(setting, change, first, last)


def _of_several(setting: Setting, change: Claim, first: Claim, last: Claim) -> bool:
    """True where another number of its kind joined before the new one, or both together, may be what changed.

    "240 in March and 90 in April, down 50 percent from 480".
    """
    earlier = [
        c
        for c in setting.claims
        if c.sentence == change.sentence and c.span.end <= last.span.start and c.id != first.id and _counts(c)
        and last.span.end <= change.span.start and _alike(*_bare(setting, c, last))
    ]  # fmt: skip
    meant = [_check(setting, change, first, c) for c in earlier]
    if earlier:
        total = sum(float(c.quantity.value or 0) for c in (*earlier, last))
        whole = replace(last, quantity=replace(last.quantity, value=total, interval=Interval.point(total)))
        meant.append(_check(setting, change, first, whole))
    return any(one is not None and one.verdict == "consistent" for one in meant)


def _counts(claim: Claim) -> bool:
    return bool(claim.quantity.value) and claim.quantity.unit not in ("percent", "factor", "duration")


def _lead(setting: Setting, change: Claim) -> str:
    """The words between the figure before the change and the change."""
    earlier = [c for c in setting.claims if c.sentence == change.sentence and c.span.end <= change.span.start]
    start = earlier[-1].span.end if earlier else change.sentence.start
    return setting.lower[start : change.span.start]


def _ends(setting: Setting, change: Claim) -> tuple[Claim, Claim] | None:
    """The old and the new number: "from … to …", "1,300, up 30 percent from 1,000", "640, against 400, a rise of …"."""
    beside = [c for c in setting.claims if c.sentence == change.sentence and c.id != change.id and _counts(c)]
    pairs = [
        (a, b)
        for a, b in pairwise(beside)
        if _FROM.search(setting.before(a, 40)) and _TO.match(setting.between(a, b)) and _alike(*_bare(setting, a, b))
    ]
    pairs = [(a, b) for a, b in pairs if b.span.end > change.span.start or not _of_other(setting, b, change)]
    if not pairs:
        pairs = _lengths(setting, change) or _new_first(setting, change, beside)
    if len(pairs) == 1:
        return pairs[0]
    if pairs:
        return None
    found = of_old(setting, change, beside) or in_turn(setting, change, beside)
    if found is not None and not any(_alike(*pair) for pair in (found[::-1], _bare(setting, *found)[::-1])):
        found = None
    return _around(setting, change, beside) or found


def _bare(setting: Setting, *ends: Claim) -> tuple[Claim, Claim]:
    """The two numbers without nouns that do not stand behind them: "fell from 24 a week to 18" names none."""
    first, last = (
        c
        if c.noun is None or (c.noun not in _CALENDAR and stem(c.noun + "s") in _behind(setting, c))
        else replace(c, noun=None)
        for c in ends
    )
    return first, last


def _behind(setting: Setting, claim: Claim) -> set[str]:
    return {stem(w) for w in words_of(setting.after(claim, 40))[:3]}


def _of_other(setting: Setting, last: Claim, change: Claim) -> bool:
    """True where a new clause begins behind the two numbers: the change in it is of something else."""
    return _CLAUSE.search(setting.between(last, change)) is not None


def _new_first(setting: Setting, change: Claim, beside: list[Claim]) -> list[tuple[Claim, Claim]]:
    """The new number right behind the change and the old one behind that: "rose 25 percent to 200, up from 160"."""
    behind = [c for c in beside if c.span.start >= change.span.end][:2]
    if len(behind) < 2 or not _TO_NEW.match(setting.between(change, behind[0])):
        return []
    apart = setting.between(*behind)
    follows = _FROM_OLD.match(apart) and not _CLAUSE.search(apart)
    new, old = behind
    return [(old, new)] if follows and _alike(*_bare(setting, new, old)) else []


def _around(setting: Setting, change: Claim, beside: list[Claim]) -> tuple[Claim, Claim] | None:
    """The new number right before the change, and the old one right behind it or between the two."""
    before = [c for c in beside if c.span.end <= change.span.start]
    after = [c for c in beside if c.span.start >= change.span.end]
    lead = _lead(setting, change)
    behind = setting.between(change, after[0]) if before and after else ""
    moved = _THAN.match(behind) and (_SET_OFF.search(lead) or (_MORE.match(behind) and _OR_NOTHING.match(lead)))
    if moved or (_TIMES.match(behind) and _OR_NOTHING.match(lead)):
        old, new = after[0], before[-1]
    elif len(before) > 1 and _AGAINST.search(setting.between(before[-2], before[-1])) and _AS_A.match(lead):
        old, new = before[-1], before[-2]
    else:
        return None
    bare = new.measure == old.measure and _alike(*_bare(setting, new, old))
    return (old, new) if bare or _alike(new, old) else None


def _lengths(setting: Setting, change: Claim) -> list[tuple[Claim, Claim]]:
    """Two lengths in one unit between which something grew or fell: "from 1,100 hours to 2,300 hours"."""
    own = [c for c in setting.claims if c.sentence == change.sentence and c.quantity.unit == "duration"]
    return [
        (a, b)
        for a, b in pairwise(c for c in own if c.quantity.value and c.noun)
        if a.noun == b.noun and _FROM.search(setting.before(a, 40)) and _TO.match(setting.between(a, b))
    ]


def _alike(named: Claim, other: Claim) -> bool:
    """True where the two count one kind of thing, or the second names nothing that it counts."""
    units = {named.quantity.unit, other.quantity.unit}
    return dimension(named) == dimension(other) or (other.noun is None and units <= _BARE)


def _check(setting: Setting, change: Claim, first: Claim, last: Claim) -> Relation | None:
    before, after = likely(_timeless(first)), likely(_timeless(last))
    if not before.low or before.low <= 0 or after.low is None or after.low < 0:
        return None
    ratio = after.over(before)
    old, new = float(first.quantity.value or 1), float(last.quantity.value or 0)
    exact = new / old
    by_times = change.quantity.unit == "factor"
    if by_times:
        computed, value = ratio, exact
    else:
        fall = _FALL.search(setting.sentence(change)) is not None and new < old
        computed = _percent(ratio, fall=fall)
        value = abs(exact - 1) * 100
    shown = number(round(value, 1))
    falls = new < old and _DOWN_TO.search(setting.before(change, 30)) is None
    meant = _meant(change, in_words=_DIGIT.search(setting.words(change.span)) is None)
    verdict = _verdict(meant, computed, exact, by_times=by_times or falls)
    sign = "=" if abs(value - round(value, 1)) < 1e-9 else ROUGHLY
    ends = (numeral(setting, last), numeral(setting, first))
    if by_times:
        words, answer = f"{ends[0]} {DIVIDED} {ends[1]} {sign} {shown}", f"{shown} times"
    else:
        large, small = (ends[0], ends[1]) if new >= old else (ends[1], ends[0])
        words, answer = f"({large} {MINUS} {small}) {DIVIDED} {ends[1]} {sign} {shown} percent", f"{shown} percent"
    return Relation(
        kind="change",
        claims=(change.id, first.id, last.id),
        verdict=verdict,
        stated=figure(setting, change),
        computed=answer,
        rule="change.percent-as-times" if verdict == "note" else "change.from-to",
        steps=(Step(words, computed),),
        stated_interval=meant,
        computed_interval=computed,
        basis=(change.span, first.span, last.span),
    )


def _timeless(claim: Claim) -> Claim:
    return replace(claim, noun=None) if claim.noun in _CALENDAR and claim.quantity.unit != "duration" else claim


def _percent(ratio: Interval, *, fall: bool) -> Interval:
    low = 0.0 if ratio.low is None else float(ratio.low)
    high = None if ratio.high is None else float(ratio.high)
    if fall:
        return Interval(0.0 if high is None else max(0.0, 100 * (1 - high)), 100 * (1 - low) if low <= 1 else 0.0)
    return Interval(max(0.0, 100 * (low - 1)), None if high is None else max(0.0, 100 * (high - 1)))


def _meant(change: Claim, *, in_words: bool = False) -> Interval:
    value = float(change.quantity.value or 0)
    wide = likely(change)
    # a bare multiple is said of anything that rounds there; a percentage is rounded to its last digit
    bare = 0.25 * value if wide.low == wide.high else 0.0
    slack = bare if change.quantity.unit == "factor" else min(max(1.0, value / 100), grain(value))
    slack = max(slack, _WORD_SLACK) if in_words and change.quantity.unit == "percent" else slack
    low = None if wide.low is None else max(0.0, wide.low - slack)
    if low is not None and change.quantity.unit == "factor" and change.quantity.hedge in _LEAST:
        low = max(low, _LEAST[change.quantity.hedge] * value)
    high = None if wide.high is None or change.quantity.hedge in ("over", "at_least") else wide.high + slack
    return Interval(low, high, high_open=wide.high_open and high is not None and not slack)


def _verdict(meant: Interval, computed: Interval, ratio: float, *, by_times: bool) -> Verdict:
    if computed.meets(meant):
        return "consistent"
    # What falls by 60 percent is never 60 percent of the old number; "to 60 percent" may be.
    # "700 percent more" of what is 700 percent *of* the old number: percent confused with times, or a way of speaking
    if not by_times and meant.holds(ratio * 100):
        return "note"
    return "inconsistent"
