"""Occasions that a text counts on: "for a sixth time … for a seventh", "on both occasions", "three times removed"."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from counterfoil.model import Claim, DatePart, Interval, Relation, Span, Step
from counterfoil.reconcile.phrasing import figure
from counterfoil.reconcile.setting import Setting
from counterfoil.reference.numbers import number_words
from counterfoil.reference.patterns import Pattern, pattern
from counterfoil.reference.printing import number

_ORDINAL = pattern(r"\bfor (?:an?|the|his|her) ([\pL]+|\pN{1,2}(?:st|nd|rd|th)) (?:and (?:last|final) )?time\b")
_DEEDS = (
    ("entry", pattern(r"\b(?:re-?)?ent(?:er(?:ed|s|ing)|r(?:y|ies))\b")),
    ("removal", pattern(r"\b(?:removed|deported|removals?|deportations?)\b")),
    ("arrest", pattern(r"\barrest(?:ed|s)?\b")),
)
_REMOVED = pattern(r"^[- ]?(?:times? )?(?:previously )?(?:removed|deported)\b")
_SO_OFTEN = pattern(
    r"^(?:[- ](?:separate |different )?(?:times?|occasions?)\b|[- ]?(?:previously )?(?:removed|deported)\b)"
)
_OFTEN = frozenset({"once", "twice", "thrice"})
_EARLIER = pattern(
    r"\b(?:previous(?:ly)?|prior|before|earlier|already|had been|had|until|between|since|from|at least|more than|over"
    r"|another|additional|other|more|last|past|attempt\pL*|tried)\b"
    r"|\b(?:in|of|during|by|after) (?:[\pL.]+ (?:\pN{1,2}, )?)?(?:19|20)\pN\pN\b"
)
"""Words that may leave the last occasion out of a count, or set a time to it."""
_OCCASIONS = pattern(
    r"\b(?:on|at) (?:(both)|(?:all|each) (?:of (?:the |these |those )?)?([\pL]+|\pN{1,2}))"
    r" (?:occasions|times|instances|dates)\b"
)
_ONE_AND_ANOTHER = pattern(
    r"^(?:the )?(?:one|first) (?:(?:was|came|is|being) )?(?:on|in|for|from) [^;:]{3,60}?,? and"
    r" (?:another|one|the other|the second) (?:(?:was|came|is) )?(?:on|in|for|from) [^;:]{3,60}$"
)
_ANY_MORE = pattern(r"\b(?:third|fourth|others|more|also|last|final)\b")
_LIST_OF_DATES = pattern(r"^(?:,|;|, and|; and| and)(?: on)? $")
_ENTERED = pattern(
    r"\b(?:re-?)?entered(?: the (?:u\.s\.|united states|country))?(?: illegally| unlawfully)?(?: again)?"
)
_UNLAWFUL = pattern(r"illegally|unlawfully|\bre-?entered")
_WAS_REMOVED = pattern(
    r"\b(?:was|were|been) (?:removed|deported)(?: again)?(?: from the (?:u\.s\.|united states|country))?"
    r"(?: to [\pL]+(?: [\pL]+)?)??(?: again)?"
)
_RIGHT_BEHIND = pattern(r"^(?: to (?:\pL+ )?\pL+)?,?(?: on)? $")
_THINGS = ("event", "item", "charge", "conviction")
_NAMED = 20
"""Ordinals in words that follow one another: first to twentieth."""
_TOLD_ON = 300
"""Characters within which a count may be told on: "He entered twice. He entered for a third time in May"."""
_GAP = 3
"""Characters between sentences that follow one another."""
_AFTER = 200
"""Days from an occasion from which it is not the news that the statement tells of."""


@dataclass(frozen=True, slots=True)
class _Nth:
    """One occasion with its place in the row: "for a sixth time Feb. 7, 2014"."""

    place: int
    deed: str
    subject: str
    span: Span
    day: tuple[int, int, int] | None


def occasions(setting: Setting) -> tuple[Relation, ...]:
    """Occasions whose count falls as time goes on, passes the total told, or is not that of the dates listed."""
    told = [nth for sentence in setting.extraction.sentences for nth in _told(setting, sentence)]
    falling = _falling(setting, told) or _too_low(setting, told)
    return (*falling, *_beyond_total(setting, told), *_listed(setting))


def _told(setting: Setting, sentence: Span) -> list[_Nth]:
    words = setting.lower[sentence.start : sentence.end]
    found: list[_Nth] = []
    for match in _ORDINAL.finditer(words):
        place = _ordinal(match.group(1) or "")
        deeds = [(m.end(), name) for name, told in _DEEDS for m in told.finditer(words[: match.start()])]
        if place is None or not deeds:
            continue
        span = Span(sentence.start + match.start(), sentence.start + match.end())
        found.append(_Nth(place, max(deeds)[1], words.split()[0], span, _next_day(setting, span.end, sentence.end)))
    return found


def _ordinal(words: str) -> int | None:
    if words[:1].isdigit():
        return int("".join(c for c in words if c.isdigit()))
    ordinals = number_words().ordinals[:_NAMED]
    return ordinals.index(words) + 1 if words in ordinals else None


def _next_day(setting: Setting, start: int, end: int) -> tuple[int, int, int] | None:
    """The first whole date behind `start`, where no date without a year stands before it."""
    days = [d for d in setting.extraction.dates if start <= d.span.start < end]
    first = days[0].first if days and days[0].form == "day" else None
    return None if first is None else _whole(first)


def _whole(part: DatePart) -> tuple[int, int, int] | None:
    if part.year is None or part.month is None or part.day is None:
        return None
    return part.year, part.month, part.day


def _falling(setting: Setting, told: list[_Nth]) -> list[Relation]:
    """A later occasion of one man that is counted lower than, or as high as, an earlier one."""
    found: list[Relation] = []
    for deed in dict.fromkeys((nth.deed, nth.subject) for nth in told):
        row = [nth for nth in told if (nth.deed, nth.subject) == deed]
        for one, two in pairwise(row):
            later = one.day is not None and two.day is not None and one.day < two.day
            if two.place <= one.place and later and _one_person(setting, one.span, two.span):
                found.append(_order(setting, one.span, two.span, one.place, two.place))
                break
    return found


def _too_low(setting: Setting, told: list[_Nth]) -> list[Relation]:
    """The third time of somebody of whom the text has told three dated times already."""
    for nth in told:
        known = _ENTERED if nth.deed == "entry" else _WAS_REMOVED if nth.deed == "removal" else None
        if known is None or not 2 <= nth.place <= _NAMED:
            continue
        days = {day: span for span, day in _days_of(setting, known, nth.span.start)}
        when = nth.day or _goes_on(setting, nth.span.end)
        told_ahead = when is None or any(day >= when for day in days)
        past = [] if told_ahead else list(days.values())
        if len(past) >= nth.place and _one_person(setting, min(past), nth.span):
            return [_low(setting, past, nth)]
    return []


def _goes_on(setting: Setting, end: int) -> tuple[int, int, int] | None:
    """The next whole date behind an undated occasion; where it is no later than the others, these were told ahead."""
    later = (_whole(d.first) for d in setting.extraction.dates if d.first is not None and d.span.start > end)
    return next((day for day in later if day is not None), None)


def _days_of(setting: Setting, known: Pattern, end: int) -> list[tuple[Span, tuple[int, int, int]]]:
    """The whole dates right behind the words of a deed, in the text before `end`."""
    found: list[tuple[Span, tuple[int, int, int]]] = []
    dates = [d for d in setting.extraction.dates if d.span.end < end]
    for match in known.finditer(setting.lower[:end]):
        at, between = match.end(), _RIGHT_BEHIND
        if known is _ENTERED and _UNLAWFUL.search(setting.lower[max(0, match.start() - 16) : at]) is None:
            continue  # he may have come with a visa
        for date in dates:
            if date.span.start < at:
                continue
            day = None if date.first is None or date.form != "day" else _whole(date.first)
            if day is None or between.match(setting.lower[at : date.span.start]) is None:
                break
            found.append((date.span, day))
            at, between = date.span.end, _LIST_OF_DATES
    return found


def _low(setting: Setting, past: list[Span], nth: _Nth) -> Relation:
    return Relation(
        kind="same",
        claims=(),
        verdict="inconsistent",
        stated=f"{number(len(past))} dated occasions",
        computed=f"“{setting.words(nth.span)}”",
        rule="count.low",
        steps=(Step(f"{number(nth.place)} ≤ {number(len(past))}"),),
        stated_interval=Interval.point(len(past)),
        computed_interval=Interval.point(nth.place),
        basis=(*sorted(past), nth.span),
    )


def _one_person(setting: Setting, one: Span, two: Span) -> bool:
    """True where nobody is named between the two who was not named before."""
    people = [n for n in setting.extraction.names if n.kind == "person" and n.span.start < two.start]
    known = {word for n in people if n.span.start < one.start for word in setting.words(n.span).lower().split()}
    between = (n for n in people if n.span.start > one.end)
    return all(set(setting.words(n.span).lower().split()) & known for n in between)


def _order(setting: Setting, one: Span, two: Span, first: int, then: int) -> Relation:
    said, again = setting.words(one), setting.words(two)
    return Relation(
        kind="same",
        claims=(),
        verdict="inconsistent",
        stated=f"“{said}”",
        computed=f"“{again}”",
        rule="count.falls",
        steps=(Step(f"{number(first)}, and later {number(then)}"),),
        stated_interval=Interval.point(first),
        computed_interval=Interval.point(then),
        basis=(one, two),
    )


def _beyond_total(setting: Setting, told: list[_Nth]) -> list[Relation]:
    """An occasion counted higher than all that the text says there were."""
    found: list[Relation] = []
    for total in setting.claims:
        value, deed = total.quantity.value, _so_often(setting, total)
        if value is None or deed in (None, "arrest") or total.quantity.hedge != "exact":
            continue
        past = [n for n in told if n.deed == deed and n.place > value and _is_past(setting, n)]
        past = [n for n in past if not 0 <= n.span.start - total.sentence.end < _TOLD_ON]
        people = {n.subject for n in told if n.deed == deed}
        if past and len(people) == 1 and not _borne_out(setting, total, past[0]):
            found.append(_exceeded(setting, total, past[0]))
            break
    return found


def _so_often(setting: Setting, claim: Claim) -> str | None:
    """The deed that the figure counts all occasions of: "thrice removed", "entered the country 10 times"."""
    written, behind = setting.words(claim.span).lower(), setting.after(claim, 30)
    if written not in _OFTEN and _SO_OFTEN.match(behind) is None:
        return None
    around = setting.before(claim, 60) + " | " + setting.after(claim, 40)
    if _EARLIER.search(around) is not None:
        return None
    direct = _REMOVED.match(behind) is not None  # "a thrice removed alien"
    for words in (behind,) if direct else (setting.before(claim, 45), behind):
        deeds = [(m.end(), name) for name, known in _DEEDS for m in known.finditer(words)]
        if deeds:
            return min(deeds)[1] if direct else max(deeds)[1]
    return None


def _is_past(setting: Setting, nth: _Nth) -> bool:
    """True for an entry, and for what lies so far behind other dates of the text that it is not the news itself."""
    if nth.deed == "entry":
        return True
    days = [_whole(d.first) for d in setting.extraction.dates if d.first is not None and d.span.start > nth.span.end]
    return nth.day is not None and any(_days(day) - _days(nth.day) > _AFTER for day in days if day is not None)


def _days(day: tuple[int, int, int]) -> int:
    return day[0] * 365 + day[1] * 30 + day[2]


def _borne_out(setting: Setting, total: Claim, nth: _Nth) -> bool:
    """True where another count of the same deed could be as high: then the two are of different spans of time."""
    others = (c for c in setting.claims if c.id != total.id and c.quantity.unit in _THINGS and c.quantity.value)
    return any((c.quantity.value or 0) >= nth.place and _SO_OFTEN.match(setting.after(c, 30)) for c in others)


def _exceeded(setting: Setting, total: Claim, nth: _Nth) -> Relation:
    return Relation(
        kind="same",
        claims=(total.id,),
        verdict="inconsistent",
        stated=_quoted(setting, total),
        computed=f"“{setting.words(nth.span)}”",
        rule="count.beyond",
        steps=(Step(f"{number(nth.place)} > {number(total.quantity.value or 0)}"),),
        stated_interval=total.quantity.interval,
        computed_interval=Interval.point(nth.place),
        basis=(total.span, nth.span),
    )


def _quoted(setting: Setting, claim: Claim) -> str:
    written = figure(setting, claim)
    return written if written in _OFTEN else f"{written} times"


def _listed(setting: Setting) -> list[Relation]:
    """Things of which two are told of by their dates, and "on both occasions" behind, where another number is told."""
    found: list[Relation] = []
    order = setting.extraction.sentences
    for at, sentence in enumerate(order[1:], start=1):
        match = _OCCASIONS.search(setting.lower[sentence.start : sentence.end])
        if match is None or sentence.start - order[at - 1].end > _GAP:
            continue
        span = Span(sentence.start + match.start(), sentence.start + match.end())
        meant = 2 if match.group(1) else _small(match.group(2) or "")
        before = order[at - 1]
        said = setting.lower[before.start : before.end].strip().rstrip(".")
        two = _ONE_AND_ANOTHER.match(said) is not None and _ANY_MORE.search(said) is None
        spread = at > 1 and two and before.start - order[at - 2].end <= _GAP
        home = order[at - 2] if spread else before
        counts = [c for c in setting.claims if c.sentence == home and c.quantity.unit in _THINGS]
        dated = 2 if spread else _dates(setting, before)
        value = counts[0].quantity.value if len(counts) == 1 else None
        exact = len(counts) == 1 and counts[0].quantity.hedge == "exact"
        if meant is not None and dated == meant and exact and value is not None and value not in (1, meant):
            found.append(_both(setting, counts[0], span, meant))
    return found


def _small(words: str) -> int | None:
    return int(words) if words.isdigit() else number_words().units.get(words)


def _dates(setting: Setting, sentence: Span) -> int | None:
    """How many days a sentence lists, where it lists days and no more: "on May 2, 2013, and June 3, 2014"."""
    days = [d for d in setting.extraction.dates if sentence.contains(d.span)]
    if len(days) < 2 or any(d.form != "day" for d in days):
        return None
    between = (setting.lower[a.span.end : b.span.start] for a, b in pairwise(days))
    return len(days) if all(_LIST_OF_DATES.match(words) for words in between) else None


def _both(setting: Setting, count: Claim, span: Span, meant: int) -> Relation:
    return Relation(
        kind="same",
        claims=(count.id,),
        verdict="inconsistent",
        stated=figure(setting, count),
        computed=f"“{setting.words(span)}”",
        rule="differ.both",
        steps=(Step(f"{number(count.quantity.value or 0)} ≠ {meant}"),),
        stated_interval=count.quantity.interval,
        computed_interval=Interval.point(meant),
        basis=(count.span, span),
    )
