"""Lengths that are no figures, or whose dates are months: "a week-long operation", "from January to March"."""

from __future__ import annotations

from calendar import monthrange
from itertools import pairwise

from counterfoil.model import Claim, DateMention, Interval, Relation, Span, Step
from counterfoil.reconcile.durations import EFFORT, day_counts, length_in_days
from counterfoil.reconcile.phrasing import numeral
from counterfoil.reconcile.reading import HEDGED
from counterfoil.reconcile.setting import Setting
from counterfoil.reconcile.stretches import told_of
from counterfoil.reference.patterns import pattern
from counterfoil.reference.printing import number

_LONG = pattern(r"\b((?:a )?(week|month|year)-?long)\b")
_SPAN = {"week": (4, 10), "month": (21, 37), "year": (330, 397)}
"""Days that such a word is said of: a week-long effort may be five working days, or the nine with both weekends."""
_NEARBY = 70
_OF_EACH = pattern(r"^,? (?:of |in )?(?:each|every)\b")
_CLAUSE_ENDS = pattern(r"^(?:[.,;)”\"]|$)")
_FOR = pattern(rf"\b(?:for|over|during) (?:a period of |a span of )?{HEDGED}$")
_FROM = pattern(r"^[ -](?:years?|months?|weeks?)(?: period)?, (?:from |between )?$")
_BEGAN = pattern(r"(?:,? (?:that|which))?(?: was| were)? (?:began|begun|started|launched|opened) (?:in |back in )$")
_ENDED = pattern(r"^,? (?:and|which|that)? ?(?:was )?(?:ended|concluded|finished|closed|completed|wrapped up) in $")
_OTHER_DEED = pattern(r"\b(?:charged|convicted|arrested|accused|pleaded|indicted|identified|revealed|found|alleged)\b")
_INQUIRY = pattern(r"^-\pL+ (?:[\pL-]+ ){0,3}(?:investigation|probe|inquiry|audit)\b")
_YEAR_UNKNOWN = 2023


def lengths(setting: Setting) -> tuple[Relation, ...]:
    """Every length in words against the one range of days beside it, and in months against the one range of months."""
    found: list[Relation] = []
    for sentence in setting.extraction.sentences:
        own = [m for m in setting.extraction.dates if sentence.contains(m.span) and m.form != "weekday"]
        days = [m for m in own if m.form == "days" and day_counts(m)]
        months = [m for m in own if m.form == "months" and month_days(m) is not None]
        if len(days) == 1:
            found.extend(_in_words(setting, sentence, days[0]))
        elif len(months) == 1 and len(own) == 1:
            found.extend(_in_months(setting, sentence, months[0]))
        for joined in filter(None, (_begun_and_ended(setting, one, two) for one, two in pairwise(own))):
            found.extend(_in_months(setting, sentence, joined))
    return tuple(found)


def _begun_and_ended(setting: Setting, one: DateMention, two: DateMention) -> DateMention | None:
    """The range of "began in May 2021 and ended in June 2023": the last thing that began before is what ended."""
    if not (one.form == two.form == "month" and one.first is not None and two.first is not None):
        return None
    before = setting.lower[max(0, one.span.start - _NEARBY) : one.span.start]
    between = setting.lower[one.span.end : two.span.start]
    began = _BEGAN.search(before)
    if not (one.first.year and two.first.year) or began is None or not _ENDED.match(between):
        return None
    if EFFORT.search(before[: began.start()].split()[-1] if before[: began.start()].split() else "") is None:
        return None  # "an investigation into thefts that began in …": the thefts did
    joined = DateMention(Span(one.span.start, two.span.end), "months", "duration.dates", one.first, two.first)
    return joined if month_days(joined) is not None else None


def _in_words(setting: Setting, sentence: Span, dates: DateMention) -> list[Relation]:
    words = setting.lower[sentence.start : sentence.end]
    found: list[Relation] = []
    for match in _LONG.finditer(words):
        at = sentence.start + match.start(1)
        span = Span(at, at + match.end(1) - match.start(1))
        around = setting.lower[span.end : min(sentence.end, span.end + _NEARBY)]
        counts, (low, high) = day_counts(dates), _SPAN[match.group(2) or "week"]
        if EFFORT.search(around) is None:
            continue
        fits = any(low <= days <= high for days in counts)
        counted = f"{number(counts[0])} days"
        found.append(
            Relation(
                kind="duration",
                claims=(),
                verdict="consistent" if fits else "inconsistent",
                stated=f"a {match.group(2)}-long effort",
                computed=counted,
                rule="duration.in-words",
                steps=(
                    Step(f"{setting.words(dates.span)}, both ends counted, is {counted}", Interval.point(counts[0])),
                ),
                stated_interval=Interval(low, high),
                computed_interval=Interval.point(counts[0]),
                basis=(span, dates.span),
            )
        )
    return found


def month_days(mention: DateMention) -> tuple[int, int] | None:
    """The fewest and the most days that a range of months can mean: from the end of the first, from its beginning."""
    first, last = mention.first, mention.last
    if first is None or last is None or not first.month or not last.month or first.day or last.day:
        return None
    years = (last.year or first.year or _YEAR_UNKNOWN) - (first.year or last.year or _YEAR_UNKNOWN)
    months = 12 * years + last.month - first.month + 1
    if months < 1 and not first.year:
        months += 12  # "from November to February"
    if months < 1:
        return None
    longest = monthrange(_YEAR_UNKNOWN, last.month)[1]
    return max(1, 30 * (months - 2)), 31 * (months - 1) + longest


def _in_months(setting: Setting, sentence: Span, dates: DateMention) -> list[Relation]:
    found: list[Relation] = []
    reach = month_days(dates) or (0, 0)
    if _OF_EACH.match(setting.lower[dates.span.end : sentence.end]) is not None:
        return []
    own = [c for c in setting.claims if c.sentence == sentence]
    of_scheme = bool(told_of(setting, dates))
    for claim in (c for c in own if _length(setting, c) or _set_off(setting, c, dates)):
        if of_scheme and _INQUIRY.match(setting.after(claim, 60)) is not None:
            continue  # the scheme ran so long, and the investigation of it as long as it took
        stated = length_in_days(claim)
        fits = stated.meets(Interval(*reach))
        between = setting.lower[claim.span.end : dates.span.start]
        if not fits and _OTHER_DEED.search(between) is not None:
            continue  # "after a two-year investigation, officers charged him with selling from March to May"
        noun = (claim.noun or "month") + ("" if claim.quantity.value == 1 else "s")
        counted = f"{round(reach[1] / 30.4)} months"
        found.append(
            Relation(
                kind="duration",
                claims=(claim.id,),
                verdict="consistent" if fits else "inconsistent",
                stated=f"{numeral(setting, claim)} {noun}",
                computed=counted,
                rule="duration.months",
                steps=(Step(f"{setting.words(dates.span)}, both months counted, is {counted}", Interval(*reach)),),
                stated_interval=stated,
                computed_interval=Interval(*reach),
                basis=(claim.span, dates.span),
            )
        )
    return found


def _set_off(setting: Setting, claim: Claim, dates: DateMention) -> bool:
    """True for "for six years, from March 2017 to May 2019": the months right behind a length are those it ran."""
    if claim.noun not in ("week", "month", "year") or claim.quantity.value is None or claim.measure == "sentence":
        return False
    led = _FOR.search(setting.before(claim, 30)) is not None
    led = led and _CLAUSE_ENDS.match(setting.lower[dates.span.end : claim.sentence.end]) is not None
    return led and _FROM.match(setting.lower[claim.span.end : dates.span.start]) is not None


def _length(setting: Setting, claim: Claim) -> bool:
    """True for the length of an effort in weeks, months or years, and no other length or change."""
    if claim.noun not in ("week", "month", "year") or claim.measure not in ("extent", "other"):
        return False
    beside = setting.before(claim, _NEARBY) + " | " + setting.after(claim, _NEARBY)
    return claim.quantity.value is not None and EFFORT.search(beside) is not None
