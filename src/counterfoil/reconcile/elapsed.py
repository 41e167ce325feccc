"""The time between two dates against the length told of it: "four months later", "three years, from … to"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from counterfoil.model import Relation, Span
from counterfoil.reconcile.moments import (
    Length,
    Moment,
    apart_by_stop,
    ends,
    lengths_in,
    moment,
    published,
    sentence_of,
    told,
)
from counterfoil.reconcile.setting import Setting
from counterfoil.reference.patterns import pattern

_LATER = pattern(r"^ (?:later|afterwards?|thereafter|after that)\b,? ?")
_ON = pattern(
    r"^(?:,? ?(?:and )?(?:on|in|by|around|about|in about|on or about|\()? ?(?:the (?:morning|night|evening) of )?)$"
)
_JUST_BEFORE = pattern(r"(?:^|[,;(—–] ?|[a-z] )(?:and |but |then |only |just |less than |about )*$")
_AFTER = pattern(r"^ (after|before|following|prior to|from)\b")
_SINCE = pattern(
    r"^ (?:[\pL]+ ){0,3}?since (?:(?:[\pL’'-]+ ){1,6}?(?:on |in )?|on |in |at least |approximately |about )?$"
)
_SINCE_NEXT = pattern(r"^(?: (?:ago|now|all told))?,? (?:ever )?$")
_UNTIL = pattern(r"\b(?:until|before|till)\b")
_RUNS = pattern(
    r"^(?:[ -](?:long )?(?:[\pL-]+ ){0,4}(?:span|period|scheme|conspiracy|spree|stretch|run|reign|plot"
    r"|career|tenure"
    r"|stint|campaign|fraud|enterprise|ring|operation|investigation|course|relationship|term in office|absence)\b)"
)
_DURING = pattern(
    r"\b(?:for|over|during|spann(?:ed|ing)|spans?|lasted|lasting|covering|across)(?: (?:a|an|the|nearly"
    r"|about|some|more than|the course of|a period of|a span of|at least|almost|just|approximately|roughly))* $"
)
_RUNS_FROM = pattern(
    r"^ ?(?:(?:which|that) )?(?:ran|running|lasted|lasting|spanned|spanning|stretching|beginning|extending)?"
    r" ?(?:from|between)?(?: (?:at least|about|approximately|in|or|around|as early as))* ?$"
)
_LED_ON = pattern(
    r"^,? ?(?:and )?(?:for|over|during|in|throughout|covering|an?|the)?(?: (?:an?|the|course of|period of"
    r"|span of))*"
    r" ?(?:an?|the)? ?$"
)
_OF_COURT = pattern(
    r"\b(?:charg|convict|arrest|accus|plead|pled|indict|identif|reveal|uncover|show|found|alleg|sold|sell"
    r"|court|offic"
    r"|agents|he|she|they|who|and)"
)
"""Between a length and a range: words of another deed, whose days the range may be."""
_CLAUSE_ENDS = pattern(r"^(?:[.,;)”\"]|$)")
_FROM = pattern(
    r"\b(?:from|between|beginning in|starting in)(?: (?:at least|about|approximately|in|or|around"
    r"|as early as|on))* ?$"
)
_TO = pattern(
    r"^,? ?(?:to|through|until|till|and|–|-|—|to about|through at least|to at least)(?: (?:about"
    r"|approximately|at least|in|around))* ?$"
)
_OTHER_SPAN = pattern(
    r"\b(?:sentenc|prison|imprison|jail|probation|supervised|incarcerat|minimum|maximum|statutory|faces?\b"
    r"|up to\b|term)"
)
_MOVES_ON = pattern(
    r"\b(?:later|after|before|until|following|then|since|subsequently|eventually|meanwhile|earlier|had)\b"
)
_CLAUSE = pattern(r"[;]|\b(?:but|while|although|however)\b")
_SUBORDINATE = pattern(r"\b(?:who|whom|whose|which|that had|had been|previously|prior)\b")
_BETWEEN = pattern(r"\bbetween\b")
_OF_EACH = pattern(r"^,? (?:of |in )?(?:each|every)\b")
_THE_WHOLE = pattern(r"\b(?:during|over|throughout|in the course of) (?:the|this|that) $")
_THE_WHOLE_OF = pattern(r"^ (?:[\pL]+ )??(genocide|siege|massacre|uprising|rampage|spree|occupation|coup|riots?)\b")
_BEGAN = r"\b%s (?:began|started|broke out|erupted)\b"
_NOT_ALL = pattern(
    r"\b(?:part|parts|phases?|stages?|first|last|second|early|late|alone|rest|some of|at least|worst|height|peak"
    r"|before|after|earlier|later|previous(?:ly)?|investigation|another|other|entire)\b"
)
_OPENS = pattern(r"^(?:between|from) $")
_GAP = 3
"""Characters between sentences that follow one another."""
_TELLING = 50
"""A number from here on is hardly told of two deeds of one text."""
_ON_OPENS = pattern(r"^[“\"]?(?:on |by |then,? on )?$")
_FLASHBACK = pattern(r"\b(?:had|previously|earlier|before|prior|already|original(?:ly)?|meanwhile|separate(?:ly)?)\b")
_NEXT = 3
"""Sentences behind a length in which the next date of the story may stand."""
_DEED = r"(?:attack|stabbing|shooting|murder|killing|homicide|crash|collision|robbery|raid|explosion|fire|kidnapping)"
_THE_DEED = pattern(rf"^ after the (?:[\pL-]+ )?{_DEED}\b")
_DEED_BEFORE = pattern(
    rf"\b{_DEED}(?: (?:happened|occurred|took place))?,? (?:on |in )?(?:the (?:night|morning|evening) of )?$"
)
_DEED_BEHIND = pattern(rf"^,? {_DEED}\b")
_REACH = 60
_FOLLOWS = 110


def elapsed(setting: Setting) -> tuple[Relation, ...]:
    """Every length that stands between two dates in words that say so, and is not the time between them."""
    found: list[Relation] = []
    for sentence in setting.told:
        for length in lengths_in(setting, sentence):
            relation = (
                _later(setting, sentence, length)
                or _after(setting, sentence, length)
                or _since(setting, sentence, length)
                or _until(setting, sentence, length)
                or _from_to(setting, sentence, length)
            )
            if relation is not None:
                found.append(relation)
    return tuple(found)


def placed_in(setting: Setting, span: Span) -> list[Moment]:
    """The moments that the dates of a stretch name, in order."""
    own = (moment(setting, m) for m in setting.dates_in(span))
    return [m for m in own if m is not None]


def _missed(setting: Setting, length: Length, starts: list[Moment], end: Moment, rule: str) -> Relation | None:
    """The finding where no start is as far from the end as the length says; None where one is, or none is before it."""
    tied = [s for s in starts if _one_sentence(setting, s.span, length.span, end.span)]
    if any(apart_by_stop(setting, min(s.span.end, length.span.start), end.span.start) for s in tied):
        return None
    pairs = [(start, i) for start in starts for i in start.apart(end)]
    if not pairs or any(interval.meets(length.days) for _, interval in pairs):
        return None
    if any(not start.apart(end) for start in starts):
        return None
    return told(setting, length, pairs[-1][0], end, rule)


def _one_sentence(setting: Setting, *spans: Span) -> bool:
    home = sentence_of(setting, spans[0])
    return home is not None and all(home.contains(span) for span in spans)


def _later(setting: Setting, sentence: Span, length: Length) -> Relation | None:
    """As in "… on Feb. 3, 2021. Five months later, on June 30, …", "in 2017 and, three years later, in 2020"."""
    match = _LATER.match(setting.lower[length.span.end : sentence.end])
    if match is None:
        return None
    dates = placed_in(setting, sentence)
    after = next((m for m in dates if m.span.start >= length.span.end), None)
    before = [m for m in dates if m.span.end <= length.span.start]
    if after is not None and _ON.match(setting.lower[length.span.end + match.end() : after.span.start]) is not None:
        starts = before[-1:] or _told_before(setting, sentence)
        return _missed(setting, length, starts, after, "duration.later")
    return None if after is not None else _overtaken(setting, sentence, length, before)


def _overtaken(setting: Setting, sentence: Span, length: Length, before: list[Moment]) -> Relation | None:
    """As in "admitted on Nov. 16. Twelve days later a test was made. On Nov. 19, …": told next, and too soon."""
    starts = before[-1:] or _told_before(setting, sentence)
    following = [s for s in setting.extraction.sentences if s.start >= sentence.end][:_NEXT]
    for one in following:
        if _FLASHBACK.search(setting.lower[one.start : one.end]) is not None:
            return None
        dates = [m for m in setting.extraction.dates if one.contains(m.span) and m.form != "relative"]
        if not dates:
            continue
        end = moment(setting, dates[0])
        opens = _ON_OPENS.match(setting.lower[one.start : dates[0].span.start]) is not None
        if end is None or not opens or not starts or length.days.low is None or not all(s.apart(end) for s in starts):
            return None
        most = max(float(i.high or 0) for s in starts for i in s.apart(end))
        return told(setting, length, starts[-1], end, "duration.later") if most < length.days.low else None
    return None


def _told_before(setting: Setting, sentence: Span) -> list[Moment]:
    """The dates of the last sentence of the same block that has any, where what stands between moves no time on."""
    block = setting.document.segment_at(sentence.start)
    earlier = [
        s for s in setting.extraction.sentences
        if s.end <= sentence.start and setting.document.segment_at(s.start) == block
    ]  # fmt: skip
    for one in reversed(earlier):
        dates = [m for m in setting.extraction.dates if one.contains(m.span) and m.form != "relative"]
        if dates:
            placed = placed_in(setting, one)
            return placed if len(placed) == len(dates) else []
        if any(True for _ in lengths_in(setting, one)) or _MOVES_ON.search(setting.lower[one.start : one.end]):
            return []
    return []


def _after(setting: Setting, sentence: Span, length: Length) -> Relation | None:
    """As in "on July 12, two days after he was released on July 3", "six days before the May 2 raid"."""
    lower = setting.lower
    match = _AFTER.match(lower[length.span.end : sentence.end])
    if match is None:
        return None
    dates = placed_in(setting, sentence)
    before = [m for m in dates if m.span.end <= length.span.start]
    after = [m for m in dates if m.span.start >= length.span.end]
    if not after:
        return _after_deed(setting, length, before)
    if after[0].span.start - length.span.end > _FOLLOWS:
        return None
    told_of = lower[length.span.end + match.end() : after[0].span.start]
    if _CLAUSE.search(told_of) or _SUBORDINATE.search(told_of) or '"' in told_of or "," in told_of[:-2]:
        return None
    main = _main_date(lower, sentence, length, before, after)
    if main is None:
        return None
    start, end = (main, after[0]) if match.group(1) in ("before", "prior to") else (after[0], main)
    return _missed(setting, length, [start], end, "duration.later")


def _after_deed(setting: Setting, length: Length, before: list[Moment]) -> Relation | None:
    """As in "died Dec. 6, two days after the attack", where the one date of an attack is another."""
    lower = setting.lower
    if not before or _THE_DEED.match(lower[length.span.end : length.span.end + 40]) is None:
        return None
    if _JUST_BEFORE.search(lower[before[-1].span.end : length.span.start]) is None:
        return None
    others = [m for m in setting.extraction.dates if m.form == "day" and m.span != before[-1].span]
    deeds = [m for m in others if _of_deed(lower, m.span)]
    start = moment(setting, deeds[0]) if len({(m.first, m.last) for m in deeds}) == 1 else None
    if start is None or not start.apart(before[-1]):
        return None
    return _missed(setting, length, [start], before[-1], "duration.later")


def _of_deed(lower: str, day: Span) -> bool:
    """True where a day is said of an attack: "the Dec. 4 stabbing", "the attack on Dec. 4"."""
    behind = _DEED_BEHIND.match(lower[day.end : day.end + 16])
    return behind is not None or _DEED_BEFORE.search(lower[max(0, day.start - 50) : day.start]) is not None


def _main_date(lower: str, sentence: Span, length: Length, before: list[Moment], after: list[Moment]) -> Moment | None:
    """The date of what came so long after: right before the length, or behind the clause that the length opens."""
    if before:
        between = lower[before[-1].span.end : length.span.start]
        tied = _JUST_BEFORE.search(between) is not None and len(between) <= _REACH and " and " not in between
        return before[-1] if tied and _CLAUSE.search(between) is None else None
    if len(after) < 2 or lower[sentence.start : length.span.start].strip() not in ("", "just", "only", "“", '"'):
        return None
    between = lower[after[0].span.end : after[1].span.start]
    tied = len(between) <= _REACH and _SUBORDINATE.search(between) is None and _CLAUSE.search(between) is None
    return after[1] if tied else None


def _since(setting: Setting, sentence: Span, length: Length) -> Relation | None:
    """As in "nearly nine years since March 2016": up to the day of publication, or to any date told beside it."""
    lower, today = setting.lower, published(setting)
    dates = placed_in(setting, sentence)
    behind = (m for m in setting.extraction.dates if m.span.start >= length.span.end and sentence.contains(m.span))
    first = next(behind, None)
    start = None if first is None else moment(setting, first)
    if first is None or start is None or today is None:
        return None
    between = lower[length.span.end : first.span.start]
    if not (_SINCE.match(between) or (first.form == "since" and _SINCE_NEXT.match(between))):
        return None
    ends_told = [today, *(m for m in dates if m.span != first.span), *_told_before(setting, sentence)]
    if any(i.meets(length.days) for end in ends_told for i in start.apart(end)):
        return None
    return _missed(setting, length, [start], today, "duration.later")


def _until(setting: Setting, sentence: Span, length: Length) -> Relation | None:
    """As in "He stayed past May 1, 1998. For nearly two decades he hid until he was arrested March 2, 2017"."""
    lower = setting.lower
    if _DURING.search(lower[max(sentence.start, length.span.start - _REACH) : length.span.start]) is None:
        return None
    if _OTHER_SPAN.search(lower[sentence.start : sentence.end]) is not None:
        return None
    dates = placed_in(setting, sentence)
    after = next((m for m in dates if m.span.start >= length.span.end), None)
    if after is None or after.span.start - length.span.end > 2 * _FOLLOWS:
        return None
    if _UNTIL.search(lower[length.span.end : after.span.start]) is None:
        return None
    before = [m for m in dates if m.span.end <= length.span.start] or _told_before(setting, sentence)
    return _missed(setting, length, before, after, "duration.later")


def _ranges(setting: Setting, span: Span) -> Iterator[tuple[Moment, Moment, Span]]:
    """The ranges of a stretch with their two ends: those read as ranges, and two dates joined by "to" or "through"."""
    mentions = [m for m in setting.extraction.dates if span.contains(m.span)]
    for mention in mentions:
        both = ends(setting, mention)
        if both is not None:
            yield (*both, mention.span)
    for one, two in pairwise(mentions):
        start, end = moment(setting, one), moment(setting, two)
        if start is None or end is None or not all(m.form in ("day", "month", "year") for m in (one, two)):
            continue
        led = setting.lower[max(span.start, one.span.start - 40) : one.span.start]
        if _FROM.search(led) and _TO.match(setting.lower[one.span.end : two.span.start]):
            yield start, end, Span(one.span.start, two.span.end)


def _from_to(setting: Setting, sentence: Span, length: Length) -> Relation | None:
    """As in "over a five-year span, from 2014 to July 2024", "for six years, from March 2017 to May 2023"."""
    lower = setting.lower
    if length.unit in ("day", "night") or _OTHER_SPAN.search(lower[sentence.start : sentence.end]) is not None:
        return None
    ranges = list(_ranges(setting, sentence))
    named = _RUNS.match(lower[length.span.end : sentence.end]) is not None
    during = _DURING.search(lower[max(sentence.start, length.span.start - _REACH) : length.span.start]) is not None
    if len(ranges) == 1 and (named or during):
        start, end, at = ranges[0]
        if not named and _BETWEEN.search(lower[max(sentence.start, at.start - 12) : at.start + 8]) is not None:
            return None  # "for three years between 2010 and 2020": some three of them
        if _of_range(lower, length, at, sentence, named=named):
            return _missed(setting, length, [start], end, "duration.from-to")
    if not ranges and named:
        return _same_deed(setting, sentence, length)
    return _set_ahead(setting, sentence, length) if not ranges else None


def _set_ahead(setting: Setting, sentence: Span, length: Length) -> Relation | None:
    """As in "… when the siege began. Between March and June …, … . Many died during the nine-month siege"."""
    lower = setting.lower
    whole = _THE_WHOLE_OF.match(lower[length.span.end : sentence.end])
    if whole is None or not _THE_WHOLE.search(lower[max(sentence.start, length.span.start - 24) : length.span.start]):
        return None
    before = [s for s in setting.extraction.sentences if s.end <= sentence.start][-2:]
    row = (*before, sentence)
    if len(before) != 2 or any(b.start - a.end > _GAP for a, b in pairwise(row)) or setting.dates_in(sentence):
        return None
    began = pattern(_BEGAN % (whole.group(1) or "")).search(lower[before[0].start : before[0].end])
    if began is None or _NOT_ALL.search(lower[before[1].start : sentence.end]) is not None:
        return None
    dates = setting.dates_in(before[1])
    ranges = [(*both, m.span) for m in dates if (both := ends(setting, m))]
    if len(ranges) != 1 or len(dates) != 1 or _OPENS.match(lower[before[1].start : ranges[0][2].start]) is None:
        return None
    return _missed(setting, length, [ranges[0][0]], ranges[0][1], "duration.from-to")


def _of_range(lower: str, length: Length, at: Span, sentence: Span, *, named: bool) -> bool:
    """True where nothing between a length and a range lets the two be of different things."""
    behind = lower[at.end : sentence.end]
    if _OF_EACH.match(behind) is not None:
        return False
    if at.start < length.span.start:
        return _LED_ON.match(lower[at.end : length.span.start]) is not None
    between = lower[length.span.end : at.start]
    _, comma, last = between.rpartition(",")
    if _OF_COURT.search(between) is not None or len(between) > _REACH or (comma and _RUNS_FROM.match(last) is None):
        return False
    return named or _CLAUSE_ENDS.match(behind) is not None


def _same_deed(setting: Setting, sentence: Span, length: Length) -> Relation | None:
    """The one range of a sentence that tells of the same number: "moved 4,000 over three years", "… 4,000 from"."""
    own = {
        c.quantity.value: c for c in setting.claims if c.sentence == sentence and (c.quantity.value or 0) >= _TELLING
    }
    for claim in setting.claims:
        like = own.get(claim.quantity.value)
        if like is None or claim.sentence == sentence or claim.quantity.unit != like.quantity.unit:
            continue
        ranges = list(_ranges(setting, claim.sentence))
        if len(ranges) == 1 and claim.span.start < ranges[0][2].start:
            return _missed(setting, length, [ranges[0][0]], ranges[0][1], "duration.from-to")
    return None
