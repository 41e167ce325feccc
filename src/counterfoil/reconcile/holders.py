"""A total that a stated number of people or places share, against what each of them has.

"Six men account for 48 convictions", and behind it six paragraphs that tell of one number of convictions each; "three
men got a combined 36 years", and behind it three terms.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from counterfoil.model import Claim, Interval, Relation, Step
from counterfoil.reconcile.apposed import one_money
from counterfoil.reconcile.likeness import allowed, base_noun, in_base
from counterfoil.reconcile.lists import total_of
from counterfoil.reconcile.phrasing import added, interval, measured
from counterfoil.reconcile.reading import HEDGED
from counterfoil.reconcile.setting import Setting
from counterfoil.reconcile.terms import compounds
from counterfoil.reference.arithmetic import any_of, arithmetic
from counterfoil.reference.patterns import pattern

_TOGETHER = pattern(
    r"\b(?:combined|collective(?:ly)?|together|as a group|between them|among them|altogether|aggregate"
    r"|accounts? for|accounted for|a (?:grand )?total of|totall?(?:ing|ed|s)?|sum of|amass(?:ed|ing)|all told)\b"
    rf"(?:,? [\pL’'.-]+){{0,9}}? {HEDGED}$"
)
_IN_ALL = pattern(
    r"^(?: [\pL’'-]+){0,5},? (?:in all|altogether|combined|in total|between them|among them|all told|together"
    r"|collectively)\b"
)
_GOES_ON = pattern(
    r"^[“\"]?(?:they|the (?:\pL+ )?(?:two|three|four|five|six|seven|eight|nine|ten)?|together|combined|between)\b"
)
_SAME_ONE = pattern(
    r"^[“\"]?(?:he|she|it|they|the (?:man|woman|suspect|defendant|court|judge|sentence|same)|this|that)\b"
)
_BESIDES = pattern(
    r"\b(?:also|another|additional(?:ly)?|at least|several|multiple|numerous|other|others|more|plus|as well as|wanted"
    r"|some|further|unknown|dozens|a (?:few|number)|twice|once)\b"
)
"""Words of something that has no number, or of more than is told."""
_LIFE = r"concurrent\pL*|consecutive\pL*|suspended|life (?:in|sentences?|terms?|behind)|time served|jointly"
_AS_ONE = pattern(rf"\b(?:each|{_LIFE}|fac(?:e|es|ed|ing)|maximum|minimum|since|so far)\b")
"""Words of a total that is no sum of what each has."""
_NOT_SUMMED = pattern(
    rf"\b(?:each|{_LIFE}|already|(?:previous|earlier|prior) (?:\pL+ )?(?:sentence|term)|severally|shared?|up to"
    r"|home (?:confinement|detention)|same (?:term|sentence|amount))\b"
)
"""Words of what is not, or not wholly, one's own."""
_IN_COMMON = pattern(r"\b(?:together|both|of which|in common|with (?:him|her|them))\b")
_RELEASE = pattern(
    r"^[ -](?:years?|months?|days?)(?:[’']s?)?(?: of)?(?: [\pL-]+){0,2}"
    r" (?:release|probation|parole|supervision|supervised|(?:home|house|community) confinement|suspended)\b"
)
_BOTH_WAYS = pattern(r"\b(?:and|or|including|plus) (?:[\pL]+ ){0,3}(?:release|probation|parole|supervision)\b")
_CONVICTED = pattern(rf"\bconvicted {HEDGED}$")
_TIMES = pattern(r"^ times(?:[.,;]|$| and\b)")
_NAMED_DEED = pattern(r"^(?: [\pL-]+){0,3} (?:for|of) ")
_CONVICTED_OF = pattern(r"\bconvict\pL+ (?:of|for) ")
_AT_ONCE = 25
_JOINED = pattern(r"(?:,|;|\band\b|\bwhile\b|\bbut\b|\bwith\b)")
_HOLDERS = ("person", "organisation", "place")
_SHARED = frozenset({"conviction", "event", "item", "money", "mass", "duration", "charge"})
_FEWEST, _MOST = 2, 15
_NEARLY = 0.1
"""How far below a hedged total, as a share of it, a sum of terms may be; a year at the least."""
_YEAR = 12.0


@dataclass(frozen=True, slots=True)
class _Told:
    """A total and every mention of it, and how many share it."""

    total: Claim
    mentions: frozenset[str]
    many: int


def holders(setting: Setting) -> tuple[Relation, ...]:
    """Every shared total whose members are told one by one."""
    found: dict[tuple[str, ...], Relation] = {}
    for total in setting.claims:
        told = _told(setting, total)
        run = () if told is None else _members(setting, told)
        if told is not None and run and tuple(c.id for c in run) not in found:
            made = _made(setting, told, run)
            if made is not None:
                found[tuple(c.id for c in run)] = made
    return tuple(found.values())


def _told(setting: Setting, total: Claim) -> _Told | None:
    """The total with the one number of people or places that its sentence, or the one before, tells of."""
    if total.quantity.unit not in _SHARED or total.change or not total.quantity.value or total.share_of is not None:
        return None
    if total.quantity.unit == "duration" and total.measure != "sentence":
        return None
    cued = _TOGETHER.search(setting.before(total, 140)) or _IN_ALL.match(setting.after(total, 60))
    said = setting.sentence(total)
    if cued is None or _AS_ONE.search(said) is not None or _BOTH_WAYS.search(said) is not None:
        return None
    kin = [c for c in setting.claims if c.sentence == total.sentence and _holder(c)]
    if not kin and _GOES_ON.match(said) is not None:
        kin = [c for c in setting.claims if setting.adjoins(c, total) and _holder(c)]
    counts = {c.quantity.value for c in kin}
    if len(counts) != 1 or kin[0].quantity.hedge != "exact":
        return None
    many = int(kin[0].quantity.value or 0)
    again = {c.id for c in setting.claims if _kin(c, total) and c.quantity.value == total.quantity.value}
    return _Told(total, frozenset(again), many) if _FEWEST <= many <= _MOST else None


def _holder(claim: Claim) -> bool:
    return claim.quantity.unit in _HOLDERS and claim.quantity.value is not None and claim.measure != "staffing"


def _kin(claim: Claim, total: Claim) -> bool:
    """True for a number of what the total is of."""
    unit = _unit(claim)
    if unit != _unit(total) or claim.quantity.value is None or claim.change:
        return False
    if unit in ("item", "event") and claim.noun != total.noun:
        return False
    return unit not in ("duration", "event") or claim.measure == total.measure


def _unit(claim: Claim) -> str:
    """What is counted; who "has been convicted seven times" has seven convictions."""
    convicted = claim.quantity.unit == "event" and claim.measure == "conviction" and claim.noun == "time"
    return "conviction" if convicted else claim.quantity.unit


def _members(setting: Setting, told: _Told) -> tuple[Claim, ...]:
    """One number for each, in text order, where there are as many as share the total and no other of their kind."""
    seconds = {two.id for _, two in compounds(setting)}
    own = [c for c in setting.claims if _kin(c, told.total) and c.id not in told.mentions and c.id not in seconds]
    run = [c for c in own if (c.share_of is None or c.share_of in told.mentions) and not _possible(setting, c)]
    if any(c.quantity.unit != told.total.quantity.unit and not _so_often(setting, c) for c in run):
        return ()
    spared = _spared(setting, own, run)
    if any("confinement" in setting.after(c, 50) for c in spared):
        return ()  # a term at home may be counted in, or not
    others = len(spared)
    if len(run) + others != told.many or any(
        c.span.start < told.total.span.start or setting.in_headline(c) for c in run
    ):
        return ()
    if any(c.quantity.hedge != "exact" for c in run) or not all(_next(setting, a, b) for a, b in pairwise(run)):
        return ()
    filters = {frozenset(f for f in c.filters if f.kind != "other") for c in run}
    same = told.total.quantity.unit != "conviction" or len(filters) == 1
    return tuple(run) if same else ()


def _spared(setting: Setting, own: list[Claim], run: list[Claim]) -> list[Claim]:
    """Those who got probation and no prison: they are of the number that shares a term, and add nothing to it."""
    held = {c.sentence for c in run}
    free = (c for c in own if c not in run and c.quantity.unit == "duration" and c.sentence not in held)
    return [c for c in free if _RELEASE.match(setting.after(c, 50)) is not None]


def _so_often(setting: Setting, claim: Claim) -> bool:
    """True for "has been convicted seven times", and not for "… of theft (five times)"."""
    return (
        _CONVICTED.search(setting.before(claim, 40)) is not None and _TIMES.match(setting.after(claim, 20)) is not None
    )


def _possible(setting: Setting, claim: Claim) -> bool:
    """True for years of supervised release, and for a term that the law allows."""
    if claim.quantity.unit != "duration":
        return False
    threat = any_of(arithmetic().possible).search(setting.before(claim, 70)) is not None
    return threat or _RELEASE.match(setting.after(claim, 50)) is not None


def _next(setting: Setting, last: Claim, claim: Claim) -> bool:
    """True where a number is that of somebody else than the one before: new paragraph, item, sentence or clause."""
    if last.sentence == claim.sentence:
        between = setting.between(last, claim)
        return _JOINED.search(between) is not None and _BESIDES.search(between) is None
    apart = setting.segment_index(claim) != setting.segment_index(last)
    segment = setting.segment(claim)
    starts = [s for s in setting.extraction.sentences if last.sentence.end <= s.start <= claim.sentence.start]
    if apart and segment is not None:
        starts = [s for s in starts if segment.span.contains(s)]
    return any(_SAME_ONE.match(setting.lower[s.start : s.end]) is None for s in starts)


def _made(setting: Setting, told: _Told, run: tuple[Claim, ...]) -> Relation | None:
    sums = _sums(setting, run)
    parts, wide = total_of([s[0] for s in sums]), total_of([s[1] for s in sums])
    total = told.total
    stated, meant, words = _total(setting, total, run)
    fits = wide.meets(meant)
    if not fits and not _certain(setting, told, run, above=(wide.low or 0) > (meant.high or float("inf"))):
        return None
    step, shown = _written(setting, run, parts, total)
    return Relation(
        kind="sum",
        claims=(*(c.id for c in run), total.id),
        verdict="consistent" if fits else "inconsistent",
        stated=words,
        computed=shown,
        rule="sum.holders",
        steps=(Step(step, parts),),
        stated_interval=stated,
        computed_interval=parts,
        basis=(*(c.span for c in run), total.span),
    )


def _total(setting: Setting, total: Claim, run: tuple[Claim, ...]) -> tuple[Interval, Interval, str]:
    """What a total is, what it can mean, and its words; "a combined 32 years and three months" is one length."""
    behind = {one.id: two for one, two in compounds(setting)}
    stated, months = in_base(total, total.quantity.interval), behind.get(total.id)
    if months is None:
        finer = any(c.noun != total.noun or c.id in behind for c in run)
        return stated, total_meant(total, finer=finer), measured(setting, total)
    stated = stated.plus(in_base(months, months.quantity.interval))
    return stated, stated, f"{measured(setting, total)} and {measured(setting, months)}"


def _written(setting: Setting, run: tuple[Claim, ...], parts: Interval, total: Claim) -> tuple[str, str]:
    """The line of addition, and its result; a length in two units is written as one."""
    behind = {one.id: two for one, two in compounds(setting)}
    step, shown = added(setting, run, parts, base_noun(total))
    if not any(c.id in behind for c in run):
        return step, shown
    terms = [(c, behind[c.id]) if c.id in behind else (c,) for c in run]
    both = [" and ".join(measured(setting, each) for each in term) for term in terms]
    shown = f"{interval(parts)} months"
    return f"{' + '.join(both)} = {shown}", shown


def _sums(setting: Setting, run: tuple[Claim, ...]) -> list[tuple[Interval, Interval]]:
    """Each number, narrow and wide; a length in two units is one."""
    behind = {one.id: two for one, two in compounds(setting)}
    found: list[tuple[Interval, Interval]] = []
    for claim in run:
        narrow, wide = in_base(claim, claim.quantity.interval), allowed(claim)
        two = behind.get(claim.id)
        if two is not None:
            narrow, wide = narrow.plus(in_base(two, two.quantity.interval)), wide.plus(allowed(two))
        found.append((narrow, wide))
    return found


def total_meant(total: Claim, *, finer: bool) -> Interval:
    """What the total can mean; of terms, whole years may be rounded. finer: the terms are told in months."""
    if total.quantity.unit != "duration" or total.noun != "year":
        return allowed(total)
    years, hedge = float(total.quantity.value or 0), total.quantity.hedge
    room = max(_YEAR, _NEARLY * years * _YEAR)
    low, high = years * _YEAR, years * _YEAR
    if hedge == "exact":
        return Interval(low - _YEAR / 2, high + _YEAR, high_open=True) if finer else Interval(low, high)
    if hedge in ("over", "at_least"):
        return Interval(low, None)
    if hedge in ("nearly", "about"):
        return Interval(low - room, high if hedge == "nearly" else high + room)
    return allowed(total)


def _certain(setting: Setting, told: _Told, run: tuple[Claim, ...], *, above: bool) -> bool:
    """True where no word near the numbers tells of more, or of one number that several share."""
    unit = told.total.quantity.unit
    said = [setting.lower[c.sentence.start : c.sentence.end] for c in run]
    if unit in ("duration", "money") and any(_NOT_SUMMED.search(w) or _IN_COMMON.search(w) for w in said):
        return False
    if unit == "money" and not one_money(setting, told.total, list(run)):
        return False  # what was stolen is not what must be paid
    if unit == "charge" and above:
        return False  # a count may charge two of them
    if not above and unit == "conviction" and any(_of_one_deed(setting, c) for c in run):
        return False
    return above or not any(_BESIDES.search(words) is not None for words in said)


def _of_one_deed(setting: Setting, claim: Claim) -> bool:
    """True where the number is of one kind of deed, or the sentence names deeds that have no number."""
    if _NAMED_DEED.match(setting.after(claim, 60)) is not None:
        return True
    said = setting.lower[claim.sentence.start : claim.sentence.end]
    ends = [claim.sentence.start + m.end() for m in _CONVICTED_OF.finditer(said)]
    return any(not 0 <= claim.span.start - end <= _AT_ONCE for end in ends)
