"""Clock times of one account in an order that cannot be: dead before he was found, or told on and back again."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from counterfoil.model import Interval, Relation, Span, Step
from counterfoil.reconcile.setting import Setting
from counterfoil.reference.patterns import pattern
from counterfoil.reference.printing import number

_TIME = pattern(r"\b(1[0-2]|[1-9]):([0-5]\pN) ?([ap])\.?m\b\.?")
_DIED = pattern(
    r"\b(?:(?:pronounced|declared)(?: [\pL]+){0,2}? (?:dead|deceased)|died|passed away)\b[^.;\pN]{0,60}"
    r"\bat (?:approximately |about |around )?$"
)
_RESCUED = pattern(
    r"\b(?:unresponsive|unconscious|cpr|resuscitat\w+|without a pulse|life-?sav\w+|life-sustaining|paramedics"
    r"|ems|emergency medical|first aid|chest compressions)\b"
)
_STOPPED = pattern(
    r"\b(?:ceas\w+|stopp\w+|discontinu\w+|terminat\w+|ended|conclud\w+|depart\w+|left|pronounc\w+|declar\w+|died|dead"
    r"|deceased|death|passed away|notif\w+|report\w*)\b"
)
_OTHER_DAY = pattern(
    r"\b(?:next|following|previous|prior|earlier|before|later|yesterday|night|days?|had|time zone|eastern|central"
    r"|mountain|pacific|[ecmp][sd]t|local time|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)
_THEN = pattern(r"\b(?:then|subsequently|finally|thereafter|in the end|eventually)\b")
_AT = pattern(r"^at (?:approximately |about |around )?$")
_LONGEST = 180
"""Minutes by which two times of one alarm may lie apart; more may lead over to another day."""
_NEXT = 4
"""Characters between sentences, or blocks, that follow one another."""


@dataclass(frozen=True, slots=True)
class _Time:
    """One time of day, in minutes of its half of the day."""

    span: Span
    sentence: Span
    half: str
    minutes: int


def clock(setting: Setting) -> tuple[Relation, ...]:
    """A death told for a time before that of the rescue, and sentences that tell on from one time to an earlier."""
    if ":" not in setting.lower or not any(left.reason == "time" for left in setting.extraction.leftovers):
        return ()
    times = [time for sentence in setting.extraction.sentences for time in _times(setting, sentence)]
    return (*_died_first(setting, times), *_told_back(setting, times))


def _times(setting: Setting, sentence: Span) -> list[_Time]:
    words = setting.lower[sentence.start : sentence.end]
    return [
        _Time(
            Span(sentence.start + m.start(), sentence.start + m.end()),
            sentence,
            m.group(3) or "a",
            int(m.group(1) or 0) % 12 * 60 + int(m.group(2) or 0),
        )
        for m in _TIME.finditer(words)
    ]


def _led(setting: Setting, time: _Time) -> str:
    return setting.lower[time.sentence.start : time.span.start]


def _died_first(setting: Setting, times: list[_Time]) -> list[Relation]:
    """As in "He was pronounced dead at 3:10 a.m. At 3:25 a.m., an officer found him unresponsive"."""
    dead = [t for t in times if _DIED.search(_led(setting, t)) is not None]
    if len(dead) != 1:
        return []
    late = dead[0]
    for found in times:
        said = setting.lower[found.sentence.start : found.sentence.end]
        apart = found.minutes - late.minutes
        if found.sentence == late.sentence or found.half != late.half or not 0 < apart <= _LONGEST:
            continue
        opens = _AT.match(_led(setting, found)) is not None
        if not opens or _RESCUED.search(said) is None or _STOPPED.search(said) is not None:
            continue
        if not _one_day(setting, found, late):
            return []
        return [_made(setting, found, late, apart)]
    return []


def _told_back(setting: Setting, times: list[_Time]) -> list[Relation]:
    """As in "At 5:40 p.m., … . At 5:15 p.m., they then …", one sentence right behind the other."""
    found: list[Relation] = []
    for one, two in pairwise([t for t in times if _AT.match(_led(setting, t)) is not None]):
        apart = one.minutes - two.minutes
        near = 0 < two.sentence.start - one.sentence.end <= _NEXT
        then = _THEN.search(setting.lower[two.sentence.start : two.sentence.end]) is not None
        if near and then and one.half == two.half and 0 < apart <= _LONGEST and _one_day(setting, one, two):
            found.append(_made(setting, one, two, apart))
    return found


def _one_day(setting: Setting, one: _Time, two: _Time) -> bool:
    """True where neither sentence, and nothing between them, names a day of its own."""
    start = min(one.span.start, two.span.start)
    end = max(one.sentence.end, two.sentence.end)
    if any(start <= m.span.start < end for m in setting.extraction.dates):
        return False
    late = one if one.span.start > two.span.start else two
    if any(late.sentence.contains(m.span) for m in setting.extraction.dates):
        return False
    return not any(_OTHER_DAY.search(setting.lower[t.sentence.start : t.sentence.end]) for t in (one, two))


def _made(setting: Setting, early: _Time, late: _Time, apart: int) -> Relation:
    one, two = setting.words(early.span), setting.words(late.span)
    words = f"{one} is {number(apart)} minute{'' if apart == 1 else 's'} after {two}"
    return Relation(
        kind="duration",
        claims=(),
        verdict="inconsistent",
        stated=f"{one} before {two}",
        computed=words,
        rule="duration.clock",
        steps=(Step(words, Interval.point(apart)),),
        basis=tuple(sorted((early.span, late.span), key=lambda s: s.start)),
    )
