"""Dates of sentences that follow one another, in an order that the words of the second rule out.

"On June 25, 2021, he was encountered. He was subsequently removed on Aug. 4, 2020", "In May 2017 police captured him in
Spain. … his extradition. He arrived in May 2016", "in January he was released. Three months later, he struck a car"
that was struck in August.
"""

from __future__ import annotations

from counterfoil.model import DateMention, Interval, Relation, Span, Step
from counterfoil.reconcile.elapsed import placed_in
from counterfoil.reconcile.moments import Length, Moment, lengths_in, moment, published, spelled, told
from counterfoil.reconcile.setting import Setting, stem
from counterfoil.reference.patterns import pattern

_DEEDS = (
    r"(?:removed|deported|returned|repatriated|released|extradited|transferred|sentenced|re-?arrested|arrested"
    r"|apprehended|detained|ordered removed|re-?entered|turned over|sent back|flown|handed over)"
)
_THEN = pattern(
    r"^[\pL’'-]+ (?:(?:was|were) )?(?:subsequently|then|later) (?:was |were )?"
    rf"{_DEEDS}\b([^;:“”]*?)(?:,? on|,? in|,)? $"
)
_OTHERS = pattern(r"^(?:another|others?|both|these|those|some|two|three|who|one|this|all|neither|charges|it) ")
_OF_OTHER = pattern(
    r"\b(?:of|for|over|under|upon|because|due|based|related|stemming|issued|dated|committed|that|who|whom|which|where"
    r"|when|while|had|after|before|prior|following|until|since|pending|previous(?:ly)?|earlier|scheduled|expected"
    r"|in connection|by the end|second|again|between|during|within)\b"
    r"|\b(?:[\pL]{3,}ed|[\pL]{4,}ing)\b"
)
"""Words between a deed and a date after which the date may be of something else."""
_LEARNED = pattern(
    r"\b(?:that|who|whom|which|whose|had|has|have|been|previous(?:ly)?|prior|earlier|before|until|since|will|would|scheduled"
    r"|expected|set|expir\w+|through|according|records?|announced|learned|found|showed|confirmed|told|said|reported"
    r"|warrant|indictment|most recent\w*|last|again|also|latest|meanwhile|respectively|both|others?|separate)\b|[;“”\"]"
)
_OPENS_ON = pattern(r"^(?:on|in)? ?$")
_CAPTURED = pattern(
    r"\b(?:captured|arrested|apprehended|detained|located|taken into custody|took [^.;]{3,40} into custody)\b"
)
_EXTRADITED = pattern(r"\bextradit\w+")
_ARRIVED = pattern(
    r"^[\pL’' -]{2,30} (?:arrived|landed|was extradited|was surrendered|was handed over|was flown|was returned)"
    r"(?: (?:in|to|at|back|the|u\.s\.|united states|here|from|on|[\pL]+)){0,6}? (?:in|on) $"
)
_AGAIN = pattern(
    r"\b(?:again|second|third|previous(?:ly)?|earlier|first|had|before|prior|escaped?|fled|another|co-?defendants?|others"
    r"|brothers?|wife|accomplices?)\b"
)
_SO_LATER = pattern(r"^(?:(?:just|only|but|a|a mere|mere|barely|some|about) )*$")
_LATER = pattern(r"^ later, ")
_WORD = pattern(r"[\pL][\pL-]{4,}")
_WRECKED = pattern(
    r"\b(?:crash\w*|collision|collided|slammed|struck|hit|ran over|shot|shooting|stabb\w*|killed|murdered|attacked"
    r"|rammed)\b"
)
_COMMON = pattern(
    r"^(?:after|before|while|during|under|their|there|other|where|which|illegal|aliens?|officers?|agents?|arrest|custody"
    r"|local|federal|criminal|county|police|immigration|enforcement|remov(?:al)?|person|people|states?|unit|years?|charg"
    r"|convict(?:ed)?|releas|public|safety|countr|kill|innocent|dangerous|previously|later|month|authoriti|about|again)$"
)
"""Words, without their endings, that any two sentences of a statement may share."""
_ALIKE = 2
"""Words that two sentences on one deed have in common at the least."""
_NEXT = 4
_LEAD = 4


def sequel(setting: Setting) -> tuple[Relation, ...]:
    """Every date of a later sentence that the one before it makes impossible."""
    found: list[Relation | None] = []
    sentences = setting.extraction.sentences
    for at, sentence in enumerate(sentences[1:], start=1):
        said = setting.lower[sentence.start : sentence.end]
        if "subsequently" in said or " then " in said or " later " in said:
            found.append(_subsequent(setting, sentences[at - 1], sentence))
        if " later, " in said:
            found += [_retold(setting, sentence, length) for length in lengths_in(setting, sentence)]
    return tuple(r for r in (*found, *_extradited(setting)) if r is not None)


def _subsequent(setting: Setting, before: Span, sentence: Span) -> Relation | None:
    """As in "On June 25, 2021, agents met him. He was subsequently removed on Aug. 4, 2020"."""
    dates, own = setting.dates_in(sentence), setting.dates_in(before)
    if not dates or len(own) != 1 or not (_of_year(own[0]) and _of_year(dates[0])):
        return None
    one, two = moment(setting, own[0]), moment(setting, dates[0])
    if one is None or two is None or not one.never_before(two) or not _of_one(setting, before, sentence):
        return None
    match = _THEN.match(setting.lower[sentence.start : dates[0].span.start])
    if match is None or _LEARNED.search(setting.lower[before.start : before.end]) is not None:
        return None
    between = (match.group(1) or "").replace("operations", "").replace("enforcement and removal", "")
    return None if _OF_OTHER.search(between.replace("united states", "")) is not None else _order(setting, one, two)


def _of_one(setting: Setting, before: Span, sentence: Span) -> bool:
    """True where two sentences follow one another in a block, the second with "he" or with a word of the first."""
    block = setting.document.segment_at
    if sentence.start - before.end > _NEXT or block(before.start) != block(sentence.start):
        return False
    said = setting.lower[sentence.start : sentence.end]
    subject = said.partition(" ")[0]
    told = subject in ("he", "she") or subject in setting.lower[before.start : before.end].split()
    return told and _OTHERS.match(said) is None


def _of_year(mention: DateMention) -> bool:
    return mention.form in ("day", "month", "year") and mention.first is not None and mention.first.year is not None


def _extradited(setting: Setting) -> list[Relation]:
    """As in "In May 2017, police captured him in Spain. They allowed his extradition. He arrived in May 2016"."""
    if "extradit" not in setting.lower:
        return []
    found: list[Relation] = []
    for block in (s.span for s in setting.document.segments if s.kind == "body"):
        words = setting.lower[block.start : block.end]
        if _EXTRADITED.search(words) is None or _AGAIN.search(words) is not None:
            continue
        taken: Moment | None = None
        for sentence in (s for s in setting.extraction.sentences if block.contains(s)):
            dates = setting.dates_in(sentence)
            if len(dates) != 1 or not _of_year(dates[0]):
                continue
            led = setting.lower[sentence.start : dates[0].span.start]
            when = moment(setting, dates[0])
            behind = setting.lower[dates[0].span.end : sentence.end]
            if taken is None and _OPENS_ON.match(led) is not None and _CAPTURED.search(behind) is not None:
                taken = when
            elif taken is not None and when is not None and _ARRIVED.match(led) and taken.never_before(when):
                found.append(_order(setting, taken, when))
    return found


def _retold(setting: Setting, sentence: Span, length: Length) -> Relation | None:
    """As in "In January he was released. Three months later, he hit a car", of which the lead says August."""
    lower, today = setting.lower, published(setting)
    opens = _SO_LATER.match(lower[sentence.start : length.span.start]) is not None
    if today is None or not opens or _LATER.match(lower[length.span.end : sentence.end]) is None:
        return None
    if placed_in(setting, sentence) or _WRECKED.search(lower[sentence.start : sentence.end]) is None:
        return None
    order = list(setting.extraction.sentences)
    before = order[order.index(sentence) - 1]
    start = placed_in(setting, before)
    if len(start) != 1 or len(setting.dates_in(before)) != 1 or sentence.start - before.end > _NEXT:
        return None
    lead = order[:_LEAD]
    ends = [m for s in lead if s.end < before.start and _alike(setting, s, sentence) for m in placed_in(setting, s)]
    if len({m.readings for m in ends}) != 1 or not start[0].apart(ends[0]):
        return None
    placed = [moment(setting, m) for m in setting.extraction.dates]
    every = [today, *(m for m in placed if m is not None and m.span != start[0].span)]
    if any(i.meets(length.days) for m in every for i in start[0].apart(m)):
        return None
    return told(setting, length, start[0], ends[0], "duration.later")


def _alike(setting: Setting, one: Span, two: Span) -> bool:
    """True where two sentences tell of a deed with the same uncommon words, and both of violence or a wreck."""
    first, second = (setting.lower[s.start : s.end] for s in (one, two))
    if _WRECKED.search(first) is None or _WRECKED.search(second) is None:
        return False
    return len(_uncommon(setting, one) & _uncommon(setting, two)) >= _ALIKE


def _uncommon(setting: Setting, span: Span) -> set[str]:
    """The words of a sentence that are no names and not those of every statement."""
    words = {m.group() or "" for m in _WORD.finditer(setting.document.text[span.start : span.end])}
    stems = {stem(w) for w in words if w.islower()}
    return {s for s in stems if _COMMON.match(s) is None}


def _order(setting: Setting, early: Moment, late: Moment) -> Relation:
    one, two = setting.words(early.span), setting.words(late.span)
    days = min((a[1] - b[0]).days for a in early.readings for b in late.readings)
    words = f"{one} is {spelled(days, days)} after {two}"
    return Relation(
        kind="duration",
        claims=(),
        verdict="inconsistent",
        stated=f"{one} before {two}",
        computed=words,
        rule="duration.order",
        steps=(Step(words, Interval.point(days)),),
        basis=(early.span, late.span),
    )
