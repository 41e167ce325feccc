"""The length of an operation against its dates, both ends counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

from counterfoil.model import Claim, DateMention, Interval, Relation, Span, Step
from counterfoil.reconcile.likeness import could_agree
from counterfoil.reconcile.other_efforts import of_other_effort
from counterfoil.reconcile.phrasing import figure, interval, numeral
from counterfoil.reconcile.setting import Setting
from counterfoil.reference.arithmetic import any_of, arithmetic
from counterfoil.reference.patterns import pattern
from counterfoil.reference.printing import number

EFFORT = pattern(
    r"\b(?:operation|effort|enforcement|initiative|surge|sweep|campaign|blitz|action|crackdown|detail|deployment|exercise"
    r"|mission|sting|roundup|round-up|raid|probe|audit|patrol|checkpoint|inspection|period|training|course|program|event|investigation)s?\b",
    ignore_case=True,
)  # what statements say has a length and two dates
_SLACK = {"day": (0, 0), "night": (0, 1), "week": (6, 3), "month": (6, 6), "year": (31, 31)}
"""Days by which a length in this unit may fall short of, or run over, its dates: two working weeks are
12 days, a course of two weekly evenings is 8, and three nights lie between four dates."""
_DAYS = {"day": (1, 1), "night": (1, 1), "week": (7, 7), "month": (28, 31), "year": (365, 366)}
_PHASE = pattern(
    r"\b(?:phases?|stages?|legs?|(?:first|second|third|last|final) (?:days?|weeks?|part|month))\b", ignore_case=True
)
_BEGAN = pattern(r"\b(?:began|begun|started|launched|opened|kicked off)\s+(?:on\s+)?(?:[\pL]+,?\s+)?$")
_ENDED = pattern(r"^[^.;]{0,20}\b(?:ended|concluded|finished|wrapped up|closed)\s+(?:on\s+)?(?:[\pL]+,?\s+)?$")
_FINISHED = pattern(r"\b(?:end(?:ed|ing)|concluded|finished|wrapped up|closed)\s+(?:on\s+)?(?:[\pL]+,?\s+)?$")
_OF_OTHER = pattern(
    r"^[ -]\pL+ of (?:the |our |their |its )?(?:meetings|talks|work|planning|service|experience|waiting)\b"
)
_COMPARED = pattern(
    r"\b(?:(?:last|previous|prior|earlier) (?:[\pL]+ )?[\pL]+['’]s|20\d\d['’]s"
    r"|(?:than|compared (?:to|with))(?: [\pL]+){0,3}) (?:similar |own |first )?$",
    ignore_case=True,
)
_OF_OTHER_YEAR = pattern(
    r"\b(?:(?:last|the previous|the prior) (?:year|month|spring|summer|fall|winter)|20\d\d)['’]s"
    r"(?: [\pL-]+){0,3},? (?:from )?$"
)
"""Before dates that are of another effort: "last year's, from July 3 to July 5"."""
_NEXT_EFFORT = pattern(
    r"^[ -]\pL+ (?:[\pL-]+ ){0,3}(?:that|which)"
    r" (?:followed|preceded|came (?:before|after|next)|is (?:planned|to follow))\b"
)
_ON_SOME_DAYS = pattern(
    r"\b(?:only (?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:mon|tues|wednes|thurs|fri|satur|sun)days"
    r"|weekends|weekdays|weeknights|every other|did not work|lost (?:one|two|three|a|an|\pN+) (?:day|night)s?"
    r"|(?:was|were) (?:called off|suspended|paused|interrupted|off)|days off|nights off|with breaks?|not consecutive)\b"
)
"""Words of an effort that did not go on every day between its first and its last."""
_PLANNED = pattern(
    r"\b(?:planned|scheduled|originally|extended|excluding|two operations|three operations|followed an?|came after an?"
    r"|like an?|preceded by)\b",
    ignore_case=True,
)
"""What tells of another length than that between the dates: as planned, without some days, or of another effort."""
_WORKED = pattern(r"\b(?:work(?:ed|ing|s)|patrolled|patrolling|on (?:a total of )?)\s*$")
"""Before a number of days: those on which something was done, which need not be all of them."""
_REACH = 40
_LEAP, _COMMON = 2024, 2023


def durations(setting: Setting) -> tuple[Relation, ...]:
    """Every length of an effort whose first and last day the text gives."""
    ranges = [m for m in setting.extraction.dates if m.form == "days" and day_counts(m)] + _begun_and_ended(setting)
    found: list[Relation] = []
    for claim in setting.claims:
        if claim.noun not in _DAYS or claim.quantity.value is None or (claim.change and not _hyphened(setting, claim)):
            continue
        if claim.measure not in ("extent", "other") and not _own_clock(setting, claim):
            continue
        relation = _against(setting, claim, ranges)
        if relation is not None:
            found.append(relation)
    return tuple(found)


def _hyphened(setting: Setting, claim: Claim) -> bool:
    """True for "the two-week surge": such a length is never the amount of a change."""
    return setting.after(claim, 1) == "-"


def _begun_and_ended(setting: Setting) -> list[DateMention]:
    """Ranges given as two days: "began on March 4 and ended on March 10"."""
    found: list[DateMention] = []
    for one, two in pairwise(setting.extraction.dates):
        if not (one.form == two.form == "day") or two.span.start - one.span.end > _REACH:
            continue
        before = setting.lower[max(0, one.span.start - _REACH) : one.span.start]
        if _BEGAN.search(before) and _ENDED.match(setting.lower[one.span.end : two.span.start]):
            joined = Span(one.span.start, two.span.end)
            found.append(DateMention(joined, "days", "duration.dates", one.first, two.last or two.first))
    return [m for m in found if day_counts(m)]


def day_counts(mention: DateMention) -> tuple[int, ...]:
    """Days from the first to the last day of a range, both counted; two values where 29 February may lie between.

    Needs no year: from March 11 to March 22 is twelve days in any. Empty where an end has no month or day.
    """
    first, last = mention.first, mention.last
    if first is None or last is None or not (first.month and first.day and last.month and last.day):
        return ()
    known = last.year or first.year
    counts: list[int] = []
    for year in (known,) if known else (_COMMON, _LEAP):
        over = (last.month, last.day) < (first.month, first.day)
        start_year = first.year if first.year and last.year else year - (1 if over else 0)
        try:
            start, end = date(start_year, first.month, first.day), date(year, last.month, last.day)
        except ValueError:
            continue
        if end >= start:
            counts.append((end - start).days + 1)
    return tuple(sorted(set(counts)))


def _against(setting: Setting, claim: Claim, ranges: list[DateMention]) -> Relation | None:
    own = [m for m in ranges if claim.sentence.contains(m.span)]
    effort = EFFORT.search(setting.after(claim, 70)) or EFFORT.search(setting.before(claim, 70))
    chosen = own
    if not chosen and effort is not None:
        chosen = [m for m in ranges if _of_effort(setting, m) and not _told_beside(setting, claim, m)]
        if len({day_counts(m) for m in chosen}) != 1:
            chosen = []
    if not chosen:
        return _by_period(setting, claim) if effort is not None else None
    if _own_clock(setting, claim):
        return _own(setting, claim, chosen[0].span, day_counts(chosen[0])[0])
    options = [(m, n) for m in chosen for n in day_counts(m)]
    if len(chosen) > 1:
        options.append((chosen[0], sum(day_counts(m)[0] for m in chosen)))
    fitting = next(((m, n) for m, n in options if _fits(claim, n)), None)
    if fitting is not None:
        return _made(setting, claim, fitting[0].span, fitting[1], fits=True)
    return _missed(setting, claim, chosen, ranges, own=bool(own))


def _missed(
    setting: Setting, claim: Claim, chosen: list[DateMention], ranges: list[DateMention], *, own: bool
) -> Relation | None:
    """What a length that its dates do not bear out comes to; None where it may be of something else."""
    effort = EFFORT.search(setting.after(claim, 70)) or EFFORT.search(setting.before(claim, 70))
    days = day_counts(chosen[0])[0]
    if len(chosen) != 1 or effort is None or _of_another(setting, claim) or _of_all(claim, ranges):
        return None
    if not own and of_other_effort(setting, claim, chosen[0]):
        return None
    if not own and (_dated_otherwise(setting, claim, chosen[0]) or _OF_OTHER.match(setting.after(claim, 40))):
        return None
    if _OF_OTHER_YEAR.search(setting.lower[max(0, chosen[0].span.start - _REACH) : chosen[0].span.start]) is not None:
        return None
    if claim.noun in ("day", "night") and any(_on_some_days(setting, s) for s in (claim.span, chosen[0].span)):
        return _own(setting, claim, chosen[0].span, days)
    return _made(setting, claim, chosen[0].span, days, fits=False)


def _on_some_days(setting: Setting, span: Span) -> bool:
    """True where the sentence of `span`, or the next, tells of days between the first and the last that were free."""
    order = [s for s in setting.extraction.sentences if s.end > span.start][:2]
    return any(_ON_SOME_DAYS.search(setting.lower[s.start : s.end]) is not None for s in order)


def _of_another(setting: Setting, claim: Claim) -> bool:
    """True for the length of an effort that this one is compared with: "more than in last May's four-day sweep"."""
    said = setting.sentence(claim)
    if _NEXT_EFFORT.match(setting.after(claim, 80)) is not None:
        return True
    return _COMPARED.search(setting.before(claim, 48)) is not None or _PLANNED.search(said) is not None


def _dated_otherwise(setting: Setting, claim: Claim, chosen: DateMention) -> bool:
    """True where the sentence of the length gives a first or last day of its own that is none of the range."""
    ends = {(d.month, d.day) for d in (chosen.first, chosen.last) if d is not None}
    for day in setting.extraction.dates:
        if day.form == "day" and day.first is not None and day.first.day and claim.sentence.contains(day.span):
            before = setting.lower[max(claim.sentence.start, day.span.start - _REACH) : day.span.start]
            told = _BEGAN.search(before) is not None or _FINISHED.search(before) is not None
            if told and (day.first.month, day.first.day) not in ends:
                return True
    return False


def _of_all(claim: Claim, ranges: list[DateMention]) -> bool:
    """True where a length fits all the ranges of a text together, or the days from the first to the last of them."""
    if len(ranges) < 2:
        return False
    together = sum(day_counts(m)[0] for m in ranges)
    hull = day_counts(replace(ranges[0], last=ranges[-1].last or ranges[-1].first))
    return any(_fits(claim, days) for days in (together, *hull))


def _of_effort(setting: Setting, mention: DateMention) -> bool:
    sentence = next((s for s in setting.extraction.sentences if s.contains(mention.span)), None)
    index = setting.document.segment_at(mention.span.start)
    if sentence is None or (index is not None and setting.document.segments[index].kind == "boilerplate"):
        return False
    words = setting.document.quote(sentence)
    return EFFORT.search(words) is not None and _PHASE.search(words) is None


def _told_beside(setting: Setting, claim: Claim, mention: DateMention) -> bool:
    """True where the sentence of the dates gives a length of its own that they bear out: they are of that effort."""
    beside = [c for c in setting.claims if c.sentence.contains(mention.span) and c.noun in _DAYS and c.id != claim.id]
    lengths = [c for c in beside if c.quantity.value is not None and c.sentence != claim.sentence]
    return any(not could_agree(c, claim) and _fits(c, n) for c in lengths for n in day_counts(mention))


def _own_clock(setting: Setting, claim: Claim) -> bool:
    """True where the length is not that of all days between two dates: operational days, hours, several phases."""
    words = setting.before(claim, 20) + figure(setting, claim) + setting.after(claim, 30)
    if claim.noun in ("day", "night") and _WORKED.search(setting.before(claim, 20)) is not None:
        return True
    return any_of(arithmetic().not_calendar).search(words.replace("-", " ")) is not None


def _own(setting: Setting, claim: Claim, dates: Span, days: int) -> Relation:
    whole = _made(setting, claim, dates, days, fits=True)
    noun = " ".join(
        setting.words(Span(claim.span.end, min(claim.sentence.end, claim.span.end + 60))).split()[:2]
    ).strip(" ,.;")
    said = f"{figure(setting, claim)} {noun}"
    return replace(whole, verdict="not comparable", stated=said, rule="duration.own-clock")


_FROM_LENGTH = ("period.stated-length", "period.launch-of-length", "period.window-from-launch")


def _by_period(setting: Setting, claim: Claim) -> Relation | None:
    """The claim's resolved period, for a length that it bears out: a period found elsewhere settles no quarrel.

    Days that were worked out from a stated length bear none out.
    """
    period = claim.period.period if claim.period else None
    if claim.period is None or period is None or period.days == 1 or claim.period.rule in _FROM_LENGTH:
        return None
    if not _fits(claim, period.days):
        return None
    words = claim.period.words[0] if claim.period.words else claim.span
    return _made(setting, claim, words, period.days, fits=True)


def length_in_days(claim: Claim) -> Interval:
    """The days that a length in days, nights, weeks, months or years can mean."""
    low, high = _DAYS[claim.noun or "day"]
    under, over = _SLACK[claim.noun or "day"]
    stated = claim.quantity.interval
    least = None if stated.low is None else stated.low * low - under
    most = None if stated.high is None else stated.high * high + over
    return Interval(least, most)


def _fits(claim: Claim, days: int) -> bool:
    return length_in_days(claim).holds(days)


def _made(setting: Setting, claim: Claim, dates: Span, days: int, *, fits: bool) -> Relation:
    noun = claim.noun or "day"
    said = f"{numeral(setting, claim)} {noun}" + ("" if claim.quantity.value == 1 else "s")
    when = setting.words(dates) if dates != claim.span else interval(Interval.point(days)) + " days"
    counted = f"{number(days)} day" + ("" if days == 1 else "s")
    return Relation(
        kind="duration",
        claims=(claim.id,),
        verdict="consistent" if fits else "inconsistent",
        stated=said,
        computed=counted,
        rule="duration.dates",
        steps=(Step(f"{when}, both ends counted, is {counted}", Interval.point(days)),),
        stated_interval=length_in_days(claim),
        computed_interval=Interval.point(days),
        basis=(claim.span,) if dates == claim.span else (claim.span, dates),
    )
