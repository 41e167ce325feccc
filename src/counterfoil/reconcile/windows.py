"""Deeds dated one by one against the days in which all of them are said to have been done."""

from __future__ import annotations

from datetime import timedelta

from counterfoil.model import Interval, Relation, Span, Step
from counterfoil.reconcile.elapsed import placed_in
from counterfoil.reconcile.moments import Length, Moment, lengths_in, moment, published, spelled
from counterfoil.reconcile.setting import Setting
from counterfoil.reference.patterns import pattern

_TAKEN, _SENT = "taken", "sent"
_DEEDS = {
    _TAKEN: r"(?:arrest(?:s|ed|ing)?|apprehend(?:ed|ing)|apprehensions?|captur(?:ed|ing)|nabbed|taken into custody)",
    _SENT: r"(?:deport(?:s|ed|ing|ations?)|remov(?:e|es|ed|ing|als?))",
}
_MANY = {name: pattern(rf"\b{words}\b") for name, words in _DEEDS.items()}
_ITEM = {
    name: pattern(
        rf"\b{words}(?: by (?:ice|hsi|ero|officers|agents|the [\pL]+))?(?: (?:him|her|them|[\pL’'-]+ ?[\pL’'-]*))?"
        r"(?: to [\pL ]{3,20})?(?: (?:in|near|at|from) [\pL .,’'-]{2,40}?)?,?(?: on)? ?$"
    )
    for name, words in _DEEDS.items()
}
"""A deed of one person right before its date: "ICE arrested him in Hialeah Jan. 12"."""
_EARLIER = pattern(
    r"\b(?:previously|prior"
    r"|ha[ds] (?:first |once |already )?been|having been|had (?:first |once )?(?:arrested|deported|removed)"
    r"|first (?:arrested|apprehended|removed|deported)"
    r"|police|sheriff|county|deput\w+|local(?:ly)?|border patrol|before|again)\b"
)
_LISTED = pattern(r"\b(?:those|among|following|include[sd]?|included|including|some of|examples)\b")
_PAST = pattern(r"\b(?:in|over|during|within) (?:just )?(?:the )?(?:last|past) $")
_PAST_WEEK = pattern(r"\b(?:in|over|during|this|within) (?:the )?((?:past|last) week)\b")
_WEEK = 14
"""Days before a statement behind which nothing is of the past week, with the room that one made later needs."""
_YEAR = pattern(r"\b(?:19|20)\pN\pN\b")
_AGED = pattern(r"\p{Lu}[\pL’'-]+,? (?:age |\()?\pN\pN[,)]")
"""Between two dates of a block: somebody else is named."""
_LIST_MIN, _MOST = 3, 0.6
_LEAD, _OPENING = 5, 12
"""Blocks from the top in which a statement says when all was done."""
_NTH = pattern(
    r"\b(?:the |an? )(second|third|fourth|fifth|sixth|seventh) (?:(?:such )?(?:time|arrest|removal"
    r"|deportation|apprehension) )?"
    r"(?:in|over|within) (?:just )?(?:the )?(?:last |past )?$"
)
_ORDINALS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7}
_OWN_DEED = pattern(
    r"\b(?:ice|hsi|ero|officers|agents)\b[^.;]{0,60}\b(?:arrested|apprehended|removed"
    r"|deported)\b(?: [\pL’'-]+){1,4},?(?: on)? ?$"
)
_OPENS_DATED = pattern(
    r"^[“\"]?(?:on )?[^,]{0,6}, (?:[\pL’'-]+ ){0,4}(?:officers|agents|ice|hsi"
    r"|ero)(?: [\pL]+){0,3} (?:arrested|apprehended|removed|deported)\b"
)


def windows(setting: Setting) -> tuple[Relation, ...]:
    """Every deed outside the days of its list, and every number of deeds told to lie closer than their dates do."""
    lead = [p.span for p in setting.document.segments if p.kind != "boilerplate"]
    found: list[Relation] = []
    for name in (_TAKEN, _SENT):
        items = _items(setting, name)
        if len(items) < _LIST_MIN:
            continue
        top = [p for k, p in enumerate(lead) if k < _LEAD or p.end <= items[0].span.start][:_OPENING]
        sentences = [s for s in setting.extraction.sentences if any(p.contains(s) for p in top)]
        for first, last, at in _stated(setting, sentences, name):
            inside = [m for m in items if not (m.never_before(last) or first.never_before(m))]
            if len(inside) < _LIST_MIN - 1 or len(inside) < _MOST * len(items):
                continue
            outside = [m for m in items if m not in inside and not _second(setting, name, m, first, last)]
            found.extend(_outside(setting, m, first, last, at) for m in outside)
            break
    return (*found, *_nth(setting))


def _items(setting: Setting, name: str) -> list[Moment]:
    """The dates of deeds told of one person each, below the lead."""
    below = [p.span for p in setting.document.segments if p.kind in ("body", "list_item")][1:]
    found: list[Moment] = []
    for mention in setting.extraction.dates:
        block = next((s for s in below if s.contains(mention.span)), None)
        if mention.form != "day" or block is None:
            continue
        led = setting.lower[max(block.start, mention.span.start - 90) : mention.span.start]
        own = led.rpartition(". ")[2] if ". " in led else led
        match = _ITEM[name].search(led)
        if match is None or _EARLIER.search(own) is not None:
            continue
        when = moment(setting, mention)
        if when is not None:
            found.append(when)
    return found


def _stated(setting: Setting, sentences: list[Span], name: str) -> list[tuple[Moment, Moment, Span]]:
    """The days that the opening sentences say all was done in: a range of days, or those up to the publication."""
    found: list[tuple[Moment, Moment, Span]] = []
    for sentence in sentences:
        words = setting.lower[sentence.start : sentence.end]
        if _MANY[name].search(words) is None:
            continue
        for mention in setting.extraction.dates:
            when = moment(setting, mention) if mention.form == "days" and sentence.contains(mention.span) else None
            if when is not None:
                found.append((when, when, mention.span))
        today = published(setting)
        for length in lengths_in(setting, sentence):
            led = setting.lower[max(sentence.start, length.span.start - 30) : length.span.start]
            if today is not None and _PAST.search(led) is not None and length.days.high is not None:
                slack = {"day": 2, "week": 5, "month": 15}.get(length.unit, 60)
                first = today.readings[0][0] - timedelta(days=int(length.days.high) + slack)
                found.append((Moment(length.span, ((first, first),)), today, length.span))
        match = _PAST_WEEK.search(words)
        if match is not None and today is not None:
            first = today.readings[0][0] - timedelta(days=_WEEK)
            at = Span(sentence.start + match.start(1), sentence.start + match.end(1))
            found.append((Moment(at, ((first, first),)), today, at))
    return found


def _second(setting: Setting, name: str, item: Moment, first: Moment, last: Moment) -> bool:
    """True where the item's own words date the deed inside the days as well, or name a year that is not theirs.

    "Whom officers had arrested on Aug. 29 and released; he was taken into custody again on Sept. 5" tells of two.
    """
    year = _YEAR.search(setting.words(item.span))
    days = {str(d.year) for when in (first, last) for reading in when.readings for d in reading}
    if year is not None and year.group() not in days:
        return True
    block = next((p.span for p in setting.document.segments if p.span.contains(item.span)), None)
    for mention in setting.extraction.dates:
        if block is None or mention.form != "day" or mention.span == item.span or not block.contains(mention.span):
            continue
        led = setting.lower[max(block.start, mention.span.start - 90) : mention.span.start]
        low, high = min(mention.span.end, item.span.end), max(mention.span.start, item.span.start)
        another = _AGED.search(setting.document.text[low:high]) is not None
        when = moment(setting, mention)
        if when is None or another or _ITEM[name].search(led) is None:
            continue
        if not (when.never_before(last) or first.never_before(when)):
            return True
    return False


def _outside(setting: Setting, item: Moment, first: Moment, last: Moment, at: Span) -> Relation:
    day, said = setting.words(item.span), setting.words(at)
    before = first.never_before(item)
    days = min(abs((a[0] - b[0]).days) for a in item.readings for b in (first if before else last).readings)
    words = f"{day} is none of those days"
    return Relation(
        kind="duration",
        claims=(),
        verdict="inconsistent",
        stated=f"within {said}",
        computed=words,
        rule="duration.window",
        steps=(Step(words, Interval.point(days)),),
        basis=(at, item.span),
    )


def _nth(setting: Setting) -> list[Relation]:
    """As in "a third in the last four months", where the text dates three such deeds and they lie further apart."""
    deeds: list[Moment] | None = None
    found: list[Relation] = []
    for sentence in setting.extraction.sentences:
        for length in lengths_in(setting, sentence):
            match = _NTH.search(setting.lower[max(sentence.start, length.span.start - 70) : length.span.start])
            if match is None or length.days.high is None:
                continue
            deeds = _deeds(setting) if deeds is None else deeds
            count = _ORDINALS[match.group(1) or "second"]
            if len({m.readings for m in deeds}) != count:
                continue
            order = sorted(deeds, key=lambda m: m.readings[0])
            apart = order[0].apart(order[-1])
            if apart and not any(i.meets(Interval(0, length.days.high)) for i in apart):
                found.append(_spread(setting, length, order[0], order[-1]))
    return found


def _deeds(setting: Setting) -> list[Moment]:
    """The dates on which officers are said to have arrested or removed somebody."""
    found: list[Moment] = []
    for sentence in setting.extraction.sentences:
        for when in placed_in(setting, sentence):
            led = setting.lower[sentence.start : when.span.start]
            opens = setting.lower[when.span.start : sentence.end]
            opened = when.span.start - sentence.start < 6 and _OPENS_DATED.match("x, " + opens.partition(", ")[2])
            if _OWN_DEED.search(led) is not None or opened:
                found.append(when)
    return found


def _spread(setting: Setting, length: Length, first: Moment, last: Moment) -> Relation:
    days = min(int(i.low or 0) for i in first.apart(last))
    words = f"from {setting.words(first.span)} to {setting.words(last.span)} is {spelled(days, days)}"
    return Relation(
        kind="duration",
        claims=(),
        verdict="inconsistent",
        stated=setting.words(length.span).lower(),
        computed=spelled(days, days),
        rule="duration.later",
        steps=(Step(words, Interval.point(days)),),
        stated_interval=length.days,
        computed_interval=Interval.point(days),
        basis=(length.span, first.span, last.span),
    )
