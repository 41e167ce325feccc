"""What was done "in just three days", against the days from the first to the last that the text gives for it."""

from __future__ import annotations

from counterfoil.model import DateMention, Interval, Relation, Span, Step
from counterfoil.reconcile.durations import EFFORT, day_counts
from counterfoil.reconcile.likeness import dimension
from counterfoil.reconcile.setting import Setting
from counterfoil.reference.patterns import pattern
from counterfoil.reference.printing import number

_JUST = pattern(
    r"^(?:in|over|within|during) (?:just|only|a mere|(?:just |only )?(?:a|the) (?:span|course|period) of)"
    r"(?: just| only)? "
)
_DEED = pattern(
    r"\b(?:arrest\pL*|apprehen\pL+|detain\pL*|remov\pL+|deport\pL*|locat\pL+|captur\pL+|seiz\pL+|rescu\pL+)\b"
)
_OF_OTHERS = pattern(
    r"\b(?:first|last|final|another|next|previous|prior|earlier|later|each|every|per|after|before|since|followed|more|some"
    r"|fewer|less|took|(?:working|business|operational) days?|half|he|she|his|her)\b"
)
_BESIDE = 60
_UNITS = {"day": (1, 0, 0), "week": (7, 6, 3)}
"""Days of one, and how many fewer or more the dates may be."""


def in_days(setting: Setting) -> tuple[Relation, ...]:
    """Every such length in a text that gives one range of days, and only one."""
    ranges = [m for m in setting.extraction.dates if m.form == "days" and day_counts(m)]
    counts = {day_counts(m) for m in ranges}
    if len(counts) != 1 or not _of_deed(setting, ranges[0].span):
        return ()
    found: list[Relation] = []
    for window in setting.extraction.dates:
        if window.form != "window" or window.unit not in _UNITS or not window.count:
            continue
        size, under, over = _UNITS[window.unit]
        days = window.count * size
        told = day_counts(ranges[0])
        if any(days - over <= n <= days + under for n in told) or not _of_all(setting, window, ranges[0]):
            continue
        found.append(_made(setting, window, ranges[0], days))
    return tuple(found)


def _sentence(setting: Setting, span: Span) -> Span:
    return next((s for s in setting.extraction.sentences if s.contains(span)), span)


def _of_deed(setting: Setting, span: Span) -> bool:
    sentence = _sentence(setting, span)
    words = setting.lower[sentence.start : sentence.end]
    return EFFORT.search(words) is not None or _DEED.search(words) is not None


def _of_all(setting: Setting, window: DateMention, dates: DateMention) -> bool:
    """True where the length is said of all that was done on the dates, and of nothing else."""
    sentence = _sentence(setting, window.span)
    if _JUST.match(setting.lower[window.span.start : window.span.end] + " ") is None or not _of_deed(
        setting, window.span
    ):
        return False
    start = max(sentence.start, window.span.start - _BESIDE)
    around = setting.lower[start : min(sentence.end, window.span.end + _BESIDE)]
    around = around if start == sentence.start else around.split(" ", 1)[-1]  # no part of a word
    if _OF_OTHERS.search(around.replace("more than", "")) is not None:
        return False
    if any(sentence.contains(m.span) and m.form not in ("window", "days") for m in setting.extraction.dates):
        return False
    own = [c for c in setting.claims if sentence.contains(c.span) and dimension(c) in ("people", "item")]
    told = _sentence(setting, dates.span)
    sizes = {c.quantity.value for c in setting.claims if setting.in_headline(c) or told.contains(c.span)}
    return all(c.quantity.value in sizes for c in own)


def _made(setting: Setting, window: DateMention, dates: DateMention, days: int) -> Relation:
    told = day_counts(dates)[0]
    counted = f"{number(told)} days"
    unit = window.unit or "day"
    return Relation(
        kind="duration",
        claims=(),
        verdict="inconsistent",
        stated=f"{number(window.count or 0)} {unit}" + ("" if window.count == 1 else "s"),
        computed=counted,
        rule="duration.in-days",
        steps=(Step(f"{setting.words(dates.span)}, both ends counted, is {counted}", Interval.point(told)),),
        stated_interval=Interval.point(days),
        computed_interval=Interval.point(told),
        basis=(window.span, dates.span),
    )
